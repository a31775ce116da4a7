namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>FORMULA('EndDate - StartDate')</c> in WHERE.</summary>
/// <param name="Formula">The formula's text, unescaped. It is not parsed.</param>
public sealed record FormulaCall(string Formula) : FieldExpression;
