namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// A condition of WHERE or HAVING: <see cref="AndCondition"/>, <see cref="OrCondition"/>, <see cref="NotCondition"/>,
/// <see cref="Comparison"/>, <see cref="LikeCondition"/>, <see cref="InCondition"/>, <see cref="SemiJoinCondition"/> or
/// <see cref="IncludesCondition"/>; where a statement has holes, a <see cref="HoleCondition"/>. Parentheses are not nodes: the tree has the
/// grouping, and the printer writes those that it needs.
/// </summary>
public abstract record Condition : SyntaxNode;
