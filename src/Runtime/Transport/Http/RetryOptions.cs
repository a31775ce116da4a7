namespace Salesforce.Typed;

/// <summary>
/// How calls that fail are retried: after 500, 502, 503, 504 and 429, after a connection that broke, after <see cref="Timeout"/>, and after
/// <c>UNABLE_TO_LOCK_ROW</c>. Reads are always retried; a write only where it is certain that nothing was done, and an upsert by an
/// external id, which does the same when it is made twice. See docs/faults.md.
/// </summary>
public sealed record RetryOptions
{
    /// <summary>How many times a call is made at most, the first one among them. 1 makes no call again; the default is 4.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>
    /// How long to wait before the second try, on average: each wait is twice as long as the one before, with a random part. The
    /// default is a second.
    /// </summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest wait; the default is 30 seconds. Where an answer asks for a longer one by <c>Retry-After</c>, the call is not retried:
    /// whether to wait that long is the caller's to decide.
    /// </summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long one try may take until it is answered, and how long an answer that is read as it arrives may pause. The default, ten
    /// minutes, is how long Salesforce lets a call run: a shorter time gives up on what the org is still doing.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether every write may be retried, even where it may have been carried out. Only for orgs and objects where writing twice does no
    /// harm; for single calls there is <see cref="SalesforceClient.WithRetryWrites"/>.
    /// </summary>
    public bool RetryWrites { get; init; }

    internal void Validate()
    {
        if (MaxAttempts < 1)
            throw new ArgumentException(
                $"SalesforceOptions.Retry.MaxAttempts must be 1 at least: the first call counts. It is {MaxAttempts}.");
        if (Delay < TimeSpan.Zero || MaxDelay < Delay)
            throw new ArgumentException(
                $"SalesforceOptions.Retry.Delay must not be negative, nor longer than MaxDelay; they are {Delay} and {MaxDelay}.");
        if (Timeout <= TimeSpan.Zero)
            throw new ArgumentException($"SalesforceOptions.Retry.Timeout must be longer than nothing; it is {Timeout}.");
    }
}
