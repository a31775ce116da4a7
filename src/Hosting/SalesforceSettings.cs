namespace Salesforce.Typed.Hosting;

/// <summary>
/// An org as configuration names it: a section with these keys. What is not set is what <see cref="SalesforceOptions"/> has as its
/// default.
/// </summary>
public sealed class SalesforceSettings
{
    /// <summary>
    /// The org's own address (My Domain), as <c>https://acme.my.salesforce.com</c>: <see cref="SalesforceOptions.Instance"/>.
    /// </summary>
    public Uri? Instance { get; set; }

    /// <summary>The version of the API: <see cref="SalesforceOptions.ApiVersion"/>.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>How to sign in.</summary>
    public SignInSettings Auth { get; set; } = new();

    /// <summary>How many times a call is made at most: <see cref="RetryOptions.MaxAttempts"/>.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>How long one try may take: <see cref="RetryOptions.Timeout"/>.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>How long to wait before the first retry, on average: <see cref="RetryOptions.Delay"/>.</summary>
    public TimeSpan? RetryDelay { get; set; }

    /// <summary>The longest wait before a retry: <see cref="RetryOptions.MaxDelay"/>.</summary>
    public TimeSpan? MaxRetryDelay { get; set; }

    /// <summary>
    /// Whether every write may be retried, even where it may have been carried out: <see cref="RetryOptions.RetryWrites"/>.
    /// </summary>
    public bool? RetryWrites { get; set; }

    /// <summary>
    /// The used part of the daily requests at which <see cref="LimitOptions.OnThreshold"/> is called:
    /// <see cref="LimitOptions.Threshold"/>.
    /// </summary>
    public double? UsageThreshold { get; set; }

    /// <summary>
    /// Whether the bodies of requests are compressed. True by default; false sets
    /// <see cref="SalesforceOptions.CompressionThreshold"/> to null.
    /// </summary>
    public bool? CompressRequests { get; set; }

    /// <summary>
    /// The number of bytes from which the body of a request is compressed: <see cref="SalesforceOptions.CompressionThreshold"/>.
    /// </summary>
    public int? CompressionThreshold { get; set; }

    /// <summary>
    /// The assignment rule for accounts, cases and leads: <c>Active</c>, <c>Off</c> or the id of a rule, for
    /// <see cref="CallOptions.AutoAssign"/>.
    /// </summary>
    public string? AutoAssign { get; set; }

    /// <summary>What happens to duplicates: <see cref="CallOptions.DuplicateRule"/>.</summary>
    public DuplicateRuleSettings? DuplicateRule { get; set; }

    /// <summary>The namespace of a managed package whose names then need no prefix: <see cref="CallOptions.DefaultNamespace"/>.</summary>
    public string? DefaultNamespace { get; set; }

    /// <summary>How many of the day's calls the client leaves to others: <see cref="LimitOptions.Reserve"/>.</summary>
    public int? Reserve { get; set; }

    /// <summary>How many calls are in flight: <see cref="LimitOptions.MaxConcurrentRequests"/>.</summary>
    public int? MaxConcurrentRequests { get; set; }

    /// <summary>The most bytes of an answer that is read as a whole: <see cref="SalesforceOptions.MaxResponseBytes"/>.</summary>
    public int? MaxResponseBytes { get; set; }

    /// <summary>The most bytes of one row: <see cref="SalesforceOptions.MaxRowBytes"/>.</summary>
    public int? MaxRowBytes { get; set; }

    /// <summary>The name of the client: <see cref="CallOptions.ClientName"/>.</summary>
    public string? ClientName { get; set; }

    /// <summary>Whether records count as recently used: <see cref="CallOptions.UpdateMru"/>.</summary>
    public bool? UpdateMru { get; set; }

    /// <summary>Whether traces hold the text of queries: <see cref="SalesforceOptions.IncludeStatementsInTraces"/>.</summary>
    public bool IncludeStatementsInTraces { get; set; }
}
