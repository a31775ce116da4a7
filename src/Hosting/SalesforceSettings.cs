namespace Salesforce.Typed.Hosting;

/// <summary>An org as configuration names it: a section with these keys. What is not set is what <see cref="SalesforceOptions"/> has as its default.</summary>
public sealed class SalesforceSettings
{
    /// <summary>The org's own address (My Domain), as <c>https://acme.my.salesforce.com</c>: <see cref="SalesforceOptions.Instance"/>.</summary>
    public Uri? Instance { get; set; }

    /// <summary>The version of the API: <see cref="SalesforceOptions.ApiVersion"/>.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>How to sign in.</summary>
    public SignInSettings Auth { get; set; } = new();

    /// <summary>How many times a call is made at most: <see cref="RetryOptions.Tries"/>.</summary>
    public int? Tries { get; set; }

    /// <summary>How long one try may take: <see cref="RetryOptions.Timeout"/>.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>How many of the day's calls the client leaves to others: <see cref="LimitOptions.Reserve"/>.</summary>
    public int? Reserve { get; set; }

    /// <summary>How many calls are on their way at once: <see cref="LimitOptions.MaxConcurrentRequests"/>.</summary>
    public int? MaxConcurrentRequests { get; set; }

    /// <summary>The most bytes of an answer that is read as a whole: <see cref="SalesforceOptions.MaxAnswerBytes"/>.</summary>
    public int? MaxAnswerBytes { get; set; }

    /// <summary>The most bytes of one row: <see cref="SalesforceOptions.MaxRowBytes"/>.</summary>
    public int? MaxRowBytes { get; set; }

    /// <summary>The name of the client: <see cref="CallSettings.ClientName"/>.</summary>
    public string? ClientName { get; set; }

    /// <summary>Whether records count as recently used: <see cref="CallSettings.UpdateMru"/>.</summary>
    public bool? UpdateMru { get; set; }

    /// <summary>Whether traces hold the text of queries: <see cref="SalesforceOptions.TracesStatements"/>.</summary>
    public bool TracesStatements { get; set; }
}
