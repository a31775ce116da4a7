namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>Name LIKE 'A%'</c>.</summary>
/// <param name="Left">What is compared.</param>
/// <param name="Pattern">A <see cref="LikePattern"/>; the grammar also lets other literals than strings stand here.</param>
public sealed record LikeCondition(FieldExpression Left, Literal Pattern) : Condition;
