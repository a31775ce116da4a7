namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A range of days relative to now, which Salesforce calls a date literal: <c>TODAY</c>, <c>LAST_N_DAYS:30</c>.</summary>
/// <param name="Range">Which range.</param>
/// <param name="Count">The number after the colon; null for ranges that take none.</param>
public sealed record RelativeDateLiteral(RelativeDateRange Range, int? Count) : Literal;
