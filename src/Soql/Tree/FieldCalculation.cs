namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A sum or difference of two fields left of an operator. The official grammar has it; the documentation does not.</summary>
/// <param name="Left">The first field.</param>
/// <param name="IsSubtraction">Whether it is <c>-</c> and not <c>+</c>.</param>
/// <param name="Right">The second field.</param>
public sealed record FieldCalculation(FieldPath Left, bool IsSubtraction, FieldPath Right) : FieldExpression;
