using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Makes definitions of objects, whose records are named at run time, of what describes say.</summary>
internal static class DescribedObject
{
    /// <summary>The definition of an object.</summary>
    /// <param name="describe">The describe.</param>
    /// <param name="isChecked">
    /// Whether values are checked against it. Otherwise the definition has only what is needed to write them.
    /// </param>
    public static SObjectDefinition Of(SObjectDescribe describe, bool isChecked) => new()
    {
        Name = describe.Name,
        KeyPrefix = describe.KeyPrefix,
        IsCreateable = isChecked && describe.Is(SObjectTraits.Createable),
        Fields = [.. describe.Fields.Select(f => Of(f, isChecked))],
        ChildRelationships = [.. describe.ChildRelationships.Select(Of)],
    };

    private static ChildDefinition Of(ChildRelationship child) =>
        new() { SObject = child.ChildSObject, Field = child.Field, RelationshipName = child.RelationshipName };

    private static FieldDefinition Of(FieldDescribe field, bool isChecked) => new()
    {
        Name = field.Name,
        Type = field.TypeName,
        Length = isChecked ? field.Length : 0,
        IsNillable = !isChecked || field.Is(FieldTraits.Nillable),
        IsCreateable = !isChecked || field.Is(FieldTraits.Createable),
        IsUpdateable = !isChecked || field.Is(FieldTraits.Updateable),
        IsDefaultedOnCreate = field.Is(FieldTraits.DefaultedOnCreate),
        IsFilterable = field.Is(FieldTraits.Filterable),
        IsSortable = field.Is(FieldTraits.Sortable),
        IsGroupable = field.Is(FieldTraits.Groupable),
        IsAggregatable = field.Is(FieldTraits.Aggregatable),
        IsIdLookup = field.Is(FieldTraits.IdLookup),
        IsNameField = field.Is(FieldTraits.NameField),
        IsRestrictedPicklist = isChecked && field.Is(FieldTraits.RestrictedPicklist),
        RelationshipName = field.RelationshipName,
        ReferenceTo = [.. field.ReferenceTo],
        ReferenceTargetField = field.ReferenceTargetField,
        ExtraTypeInfo = field.ExtraTypeInfo,
        PicklistValues = [.. field.PicklistValues.Select(v => v.Value)],
    };
}
