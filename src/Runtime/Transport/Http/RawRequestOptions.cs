namespace Salesforce.Typed;

/// <summary>What a raw call says in addition to its body.</summary>
public sealed record RawRequestOptions : CallOptions
{
    /// <summary>Headers of the call's own; the client signs the call itself.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the caller reads the body as it arrives, for what is large. Otherwise it is whole when the call returns, and a body that
    /// breaks off is a failure of the call.
    /// </summary>
    public bool IsStreamed { get; init; }
}
