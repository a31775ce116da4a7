namespace Salesforce.Typed.Transport.Http;

/// <summary>The attempts of one call, for a caller that has to interpret what the last one was answered.</summary>
internal sealed class CallHistory
{
    /// <summary>Whether an attempt before the last one may have been carried out.</summary>
    public bool HasUnknownAttempt { get; set; }
}
