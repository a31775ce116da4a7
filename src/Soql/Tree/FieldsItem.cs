using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>FIELDS(ALL)</c>, <c>FIELDS(STANDARD)</c> or <c>FIELDS(CUSTOM)</c>.</summary>
/// <param name="Group">Which fields.</param>
public sealed record FieldsItem(FieldsGroup Group) : SelectItem
{
    /// <summary>Whether the item selects that field of the object.</summary>
    public bool Includes(FieldDescribe field) => Group == FieldsGroup.All || field.Is(FieldTraits.Custom) == (Group == FieldsGroup.Custom);
}
