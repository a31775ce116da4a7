using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// The object Name, which represents a parent of several types: its fields may be read without TYPEOF (Object Reference, Name).
/// </summary>
public static class NameObject
{
    private const FieldTraits Traits =
        FieldTraits.Filterable | FieldTraits.Sortable | FieldTraits.Groupable | FieldTraits.Aggregatable | FieldTraits.Nillable;

    /// <summary>Its describe. No org's own describes have it.</summary>
    public static SObjectDescribe Describe { get; } = new()
    {
        Name = "Name",
        Label = "Name",
        Traits = SObjectTraits.Retrieveable,
        Fields = new EquatableArray<FieldDescribe>(
        [
            Field("Id", FieldType.Id), Field("Type", FieldType.String), Field("Name", FieldType.String),
            Field("FirstName", FieldType.String),
            Field("MiddleName", FieldType.String), Field("LastName", FieldType.String), Field("Suffix", FieldType.String),
            Field("NameOrAlias", FieldType.String), Field("Alias", FieldType.String), Field("Title", FieldType.String),
            Field("Phone", FieldType.Phone), Field("Email", FieldType.Email), Field("Username", FieldType.String),
            Field("IsActive", FieldType.Boolean), Reference("Profile"), Reference("UserRole"),
            Field("RecordTypeId", FieldType.Reference) with { ReferenceTo = new EquatableArray<string>(["RecordType"]) },
            Field("LastViewedDate", FieldType.DateTime), Field("LastReferencedDate", FieldType.DateTime),
        ]),
    };

    private static FieldDescribe Reference(string to) => Field(to + "Id", FieldType.Reference) with
    {
        RelationshipName = to,
        ReferenceTo = new EquatableArray<string>([to]),
    };

    private static FieldDescribe Field(string name, FieldType type) =>
        new() { Name = name, Label = name, Type = type, TypeName = type.Info().Name, Traits = Traits };
}
