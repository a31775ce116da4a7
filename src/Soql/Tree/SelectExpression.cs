namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A field, a function of one, or an aggregate in the SELECT list.</summary>
/// <param name="Expression">What is selected.</param>
public sealed record SelectExpression(FieldExpression Expression) : SelectItem;
