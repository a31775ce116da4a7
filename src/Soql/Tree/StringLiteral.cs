namespace Salesforce.Typed.Syntax;

/// <summary>A text in single quotes.</summary>
/// <param name="Value">The text, unescaped.</param>
public sealed record StringLiteral(string Value) : Literal;
