namespace Salesforce.Typed.Gate.Stores;

/// <summary>A write that waits, or waited, for a person.</summary>
/// <param name="Id">The id that the agent repeats the call with.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Digest">The digest of what was asked for and what it was shown to change.</param>
/// <param name="Sentence">What was asked for, in words.</param>
/// <param name="Details">What would change, as JSON: for the person who decides.</param>
/// <param name="State"><c>waiting</c>, <c>approved</c>, <c>denied</c> or <c>spent</c>.</param>
/// <param name="Created">When it was asked for.</param>
/// <param name="Expires">The first moment at which it cannot be used.</param>
/// <param name="Person">Who decided; null while it waits.</param>
internal sealed record StoredApproval(
    string Id, string Agent, string Digest, string Sentence, string Details, string State, DateTimeOffset Created, DateTimeOffset Expires,
    string? Person);
