namespace Salesforce.Typed.Gate.Writes;

/// <summary>What became of one record.</summary>
/// <param name="Index">Its place in the call, counted from zero.</param>
/// <param name="Status"><c>succeeded</c>, <c>failed</c>, <c>rolled_back</c>, <c>halted</c>, <c>unchanged</c>, <c>unknown</c> or <c>not_sent</c>.</param>
/// <param name="Id">Its id; null where it has none.</param>
/// <param name="Errors">The org's codes, with fields that the agent sees.</param>
internal sealed record WriteOutcome(int Index, string Status, string? Id, IReadOnlyList<string> Errors);
