namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>Id IN (SELECT AccountId FROM Contact)</c>, or with NOT an anti-join.</summary>
/// <param name="Left">The id or reference field of the outer object.</param>
/// <param name="IsNegated">Whether it is NOT IN.</param>
/// <param name="Query">The inner query.</param>
public sealed record SemiJoinCondition(FieldExpression Left, bool IsNegated, SemiJoinQuery Query) : Condition;
