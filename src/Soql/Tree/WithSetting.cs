namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>One <c>name = value</c> in the parentheses of a WITH clause.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">A string, whole number or boolean.</param>
public sealed record WithSetting(Identifier Name, Literal Value) : SyntaxNode;
