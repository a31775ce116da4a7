namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A date with time and zone: <c>2026-01-31T10:00:00Z</c>.</summary>
/// <param name="Value">The moment, with the offset that was written.</param>
public sealed record DateTimeLiteral(DateTimeOffset Value) : Literal;
