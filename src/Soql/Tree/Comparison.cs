namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A comparison with one value: <c>Amount &gt; 5</c>.</summary>
/// <param name="Left">What is compared.</param>
/// <param name="Operator">How.</param>
/// <param name="Right">The value.</param>
public sealed record Comparison(FieldExpression Left, ComparisonOperator Operator, Literal Right) : Condition;
