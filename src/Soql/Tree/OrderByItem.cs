namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>One key of ORDER BY.</summary>
/// <param name="Expression">What is sorted by.</param>
/// <param name="IsDescending">Whether it is DESC; ASC is the default.</param>
/// <param name="NullsLast">Whether it is NULLS LAST; NULLS FIRST is the default.</param>
public sealed record OrderByItem(FieldExpression Expression, bool IsDescending, bool NullsLast) : SyntaxNode;
