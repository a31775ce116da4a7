namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// What yields a value from a row or group: a <see cref="FieldPath"/>, a <see cref="FunctionCall"/>, an <see cref="AggregateCall"/>, a
/// <see cref="DistanceCall"/>, a <see cref="FormulaCall"/> or a <see cref="FieldCalculation"/>.
/// </summary>
public abstract record FieldExpression : SyntaxNode;
