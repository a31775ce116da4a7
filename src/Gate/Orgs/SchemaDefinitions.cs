using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Gate.Orgs;

/// <summary>The objects of snapshots as the runtime takes objects that a program names at run time.</summary>
internal static class SchemaDefinitions
{
    public static SObjectIndex Index(OrgSchema schema) => SObjectIndex.FromDefinitions(schema.Objects.Select(Of));

    private static SObjectDefinition Of(SObjectDescribe describe) => new()
    {
        Name = describe.Name,
        KeyPrefix = describe.KeyPrefix,
        IsCreateable = describe.Is(SObjectTraits.Createable),
        Fields = [.. describe.Fields.Select(Of)],
        ChildRelationships =
        [
            .. describe.ChildRelationships.Select(r => new ChildDefinition { SObject = r.ChildSObject, Field = r.Field, RelationshipName = r.RelationshipName }),
        ],
    };

    private static FieldDefinition Of(FieldDescribe field) => new()
    {
        Name = field.Name,
        Type = field.TypeName,
        Length = field.Length,
        IsNillable = field.Is(FieldTraits.Nillable),
        IsCreateable = field.Is(FieldTraits.Createable),
        IsUpdateable = field.Is(FieldTraits.Updateable),
        IsDefaultedOnCreate = field.Is(FieldTraits.DefaultedOnCreate),
        IsFilterable = field.Is(FieldTraits.Filterable),
        IsSortable = field.Is(FieldTraits.Sortable),
        IsGroupable = field.Is(FieldTraits.Groupable),
        IsAggregatable = field.Is(FieldTraits.Aggregatable),
        IsIdLookup = field.Is(FieldTraits.IdLookup),
        IsNameField = field.Is(FieldTraits.NameField),
        IsRestrictedPicklist = field.Is(FieldTraits.RestrictedPicklist),
        RelationshipName = field.RelationshipName,
        ReferenceTo = [.. field.ReferenceTo],
        ReferenceTargetField = field.ReferenceTargetField,
        ExtraTypeInfo = field.ExtraTypeInfo,
        PicklistValues = [.. field.PicklistValues.Select(v => v.Value)],
    };
}
