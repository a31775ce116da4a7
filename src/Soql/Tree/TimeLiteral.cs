namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A time of day with its zone: <c>10:00:00Z</c>.</summary>
/// <param name="Value">The time since midnight.</param>
/// <param name="Offset">The zone's offset from UTC.</param>
public sealed record TimeLiteral(TimeSpan Value, TimeSpan Offset) : Literal;
