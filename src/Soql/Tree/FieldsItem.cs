namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>FIELDS(ALL)</c> and its like.</summary>
/// <param name="Group">Which fields.</param>
public sealed record FieldsItem(FieldsGroup Group) : SelectItem;
