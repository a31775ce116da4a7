namespace Salesforce.Typed.Policy.Decisions;

/// <summary>A value of an answer that is replaced before the agent sees it.</summary>
/// <param name="Query">The place of the query among those of the footprint.</param>
/// <param name="SelectIndex">The place in the query's SELECT list, counted from zero.</param>
/// <param name="Path">The relationships from the row to the field; empty for a field of the row.</param>
/// <param name="Field">The field.</param>
public sealed record MaskedColumn(int Query, int SelectIndex, string Path, string Field);
