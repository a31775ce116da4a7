using System.Text.Json;
using Salesforce.Typed.Describe;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Features.Calls;

/// <summary>Makes the definition of an object from its describe.</summary>
internal static class DefinitionReader
{
    /// <summary>The definition.</summary>
    public static SObjectDefinition Read(ObjectDescription description)
    {
        using var json = JsonDocument.Parse(description.Json);
        return new SObjectDefinition
        {
            Name = description.Name,
            KeyPrefix = description.KeyPrefix,
            IsCreateable = description.IsCreateable,
            Fields = [.. description.Fields.Zip(json.RootElement.Items("fields"), Read)],
            ChildRelationships = [.. description.ChildRelationships.Select(Read)],
        };
    }

    private static ChildDefinition Read(ChildDescription child) =>
        new() { SObject = child.SObject, Field = child.Field, RelationshipName = child.RelationshipName };

    // What a description does not show is read from its JSON.
    private static FieldDefinition Read(FieldDescription field, JsonElement json) => new()
    {
        Name = field.Name,
        Type = field.Type,
        Length = field.Length,
        IsNillable = field.IsNillable,
        IsCreateable = field.IsCreateable,
        IsUpdateable = field.IsUpdateable,
        IsDefaultedOnCreate = field.IsDefaultedOnCreate,
        IsFilterable = field.IsFilterable,
        IsSortable = field.IsSortable,
        IsGroupable = field.IsGroupable,
        IsAggregatable = json.Flag("aggregatable"),
        IsIdLookup = field.IsIdLookup,
        IsNameField = json.Flag("nameField"),
        IsRestrictedPicklist = json.Flag("restrictedPicklist"),
        RelationshipName = field.RelationshipName,
        ReferenceTo = field.ReferenceTo,
        ReferenceTargetField = json.Text("referenceTargetField"),
        ExtraTypeInfo = json.Text("extraTypeInfo"),
        PicklistValues = [.. field.Picklist.Select(v => v.Value)],
    };
}
