namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>An aggregate: <c>SUM(Amount)</c>.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Argument">What is aggregated; null for <c>COUNT()</c>, which stands alone in its SELECT.</param>
public sealed record AggregateCall(AggregateFunction Function, FieldExpression? Argument) : FieldExpression;
