namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The operand does not hold.</summary>
/// <param name="Operand">What must not hold.</param>
public sealed record NotCondition(Condition Operand) : Condition;
