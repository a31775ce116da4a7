namespace Salesforce.Typed.Gate;

/// <summary>A write that waits, or waited, for a person.</summary>
/// <param name="Id">The id.</param>
/// <param name="Agent">The agent.</param>
/// <param name="State"><c>waiting</c>, <c>approved</c>, <c>denied</c>, <c>spent</c> or <c>expired</c>.</param>
/// <param name="Sentence">What was asked for.</param>
/// <param name="Details">What would change, as JSON.</param>
/// <param name="Expires">The first moment at which it cannot be used.</param>
public sealed record ApprovalSummary(string Id, string Agent, string State, string Sentence, string Details, DateTimeOffset Expires);
