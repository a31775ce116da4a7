namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The number after LIMIT or OFFSET.</summary>
/// <param name="Value">How many rows; never negative.</param>
public sealed record RowCount(int Value) : SyntaxNode;
