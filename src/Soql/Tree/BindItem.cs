namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// One <c>name = value</c> of a BIND clause, which serves <c>USING LOOKUP</c>. It has nothing to do with Apex's <c>:bind</c>.
/// </summary>
/// <param name="Field">The field that the lookup filter depends on.</param>
/// <param name="Value">Its value.</param>
public sealed record BindItem(FieldPath Field, Literal Value) : SyntaxNode;
