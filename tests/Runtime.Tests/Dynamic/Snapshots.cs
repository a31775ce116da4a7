using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>The objects of the repository's snapshots, defined at run time from what Schema reads.</summary>
internal static class Snapshots
{
    public static IReadOnlyList<SObjectDefinition> Definitions { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(TestPaths.Repository, "describe-snapshots"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => Of(DescribeReader.Read(File.ReadAllText(f)).Describe!)),
    ];

    public static SObjectIndex Objects { get; } = SObjectIndex.FromDefinitions(Definitions);

    public static SObjectInfo Account => Objects.Find("Account")!;

    public static SObjectInfo Contact => Objects.Find("Contact")!;

    public static SObjectInfo Project => Objects.Find("Project__c")!;

    public static SObjectDefinition Of(SObjectDescribe describe) => new()
    {
        Name = describe.Name,
        KeyPrefix = describe.KeyPrefix,
        IsCreateable = describe.Is(SObjectTraits.Createable),
        Fields = [.. describe.Fields.Select(Of)],
        ChildRelationships = [.. describe.ChildRelationships.Select(
            c => new ChildDefinition { SObject = c.ChildSObject, Field = c.Field, RelationshipName = c.RelationshipName })],
    };

    public static FieldDefinition Of(FieldDescribe field) => new()
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
