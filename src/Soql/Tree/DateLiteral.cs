namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// A date: <c>2026-01-31</c>. (Salesforce calls <c>TODAY</c> a "date literal"; here that is a <see cref="RelativeDateLiteral"/>.)
/// </summary>
/// <param name="Value">The date, at midnight and of no zone.</param>
public sealed record DateLiteral(DateTime Value) : Literal;
