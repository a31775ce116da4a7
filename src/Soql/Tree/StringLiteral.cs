namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A text in single quotes.</summary>
/// <param name="Value">The text, unescaped.</param>
public sealed record StringLiteral(string Value) : Literal;
