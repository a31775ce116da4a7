using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>Name IN ('a', 'b')</c>.</summary>
/// <param name="Left">What is compared.</param>
/// <param name="IsNegated">Whether it is NOT IN.</param>
/// <param name="Values">The values; at least one.</param>
public sealed record InCondition(FieldExpression Left, bool IsNegated, EquatableArray<Literal> Values) : Condition;
