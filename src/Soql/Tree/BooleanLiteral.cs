namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>TRUE or FALSE.</summary>
/// <param name="Value">Which of the two.</param>
public sealed record BooleanLiteral(bool Value) : Literal;
