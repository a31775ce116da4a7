using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>
/// The object Organization of an org whose snapshots do not have it: clients such as the Salesforce CLI read its one record to find out
/// what kind of org they talk to. Its describe is not a snapshot's, so lists of objects leave it out.
/// </summary>
internal static class OrganizationObject
{
    public const string Name = "Organization";

    private const FieldTraits Readable = FieldTraits.Filterable | FieldTraits.Sortable | FieldTraits.Groupable | FieldTraits.Aggregatable;

    /// <summary>The fields that clients read (Object Reference, Organization).</summary>
    public static SObjectDescribe Describe { get; } = new()
    {
        Name = Name,
        Label = "Organization",
        LabelPlural = "Organizations",
        Traits = SObjectTraits.Queryable | SObjectTraits.Retrieveable,
        Fields = new EquatableArray<FieldDescribe>(
        [
            Field("Id", FieldType.Id, "id") with { Length = 18 },
            Text("Name", 80) with { Traits = Readable | FieldTraits.NameField },
            Text("Division", 80), Text("Street", 255), Text("City", 40), Text("State", 80), Text("PostalCode", 20), Text("Country", 80),
            Text("CountryCode", 10), Text("Phone", 40), Text("Fax", 40), Text("PrimaryContact", 80),
            Text("DefaultLocaleSidKey", 40), Text("TimeZoneSidKey", 40), Text("LanguageLocaleKey", 40), Text("UiSkin", 40),
            Text("SignupCountryIsoCode", 2), Text("OrganizationType", 40), Text("NamespacePrefix", 15), Text("InstanceName", 5),
            Text("WebToCaseDefaultOrigin", 40),
            Text("DefaultAccountAccess", 40), Text("DefaultContactAccess", 40), Text("DefaultOpportunityAccess", 40),
            Text("DefaultLeadAccess", 40), Text("DefaultCaseAccess", 40),
            Field("FiscalYearStartMonth", FieldType.Int, "int") with { Digits = 9 },
            Field("NumKnowledgeService", FieldType.Int, "int") with { Digits = 9 },
            Field("MonthlyPageViewsUsed", FieldType.Int, "int") with { Digits = 9 },
            Field("MonthlyPageViewsEntitlement", FieldType.Int, "int") with { Digits = 9 },
            Field("UsesStartDateAsFiscalYearName", FieldType.Boolean, "boolean"),
            Field("IsSandbox", FieldType.Boolean, "boolean"),
            Field("IsReadOnly", FieldType.Boolean, "boolean"),
            Field("TrialExpirationDate", FieldType.DateTime, "datetime"),
            Field(SystemFields.CreatedDate, FieldType.DateTime, "datetime"), Reference(SystemFields.CreatedById, "CreatedBy"),
            Field(SystemFields.LastModifiedDate, FieldType.DateTime, "datetime"),
            Reference(SystemFields.LastModifiedById, "LastModifiedBy"),
            Field(SystemFields.SystemModstamp, FieldType.DateTime, "datetime"),
        ]),
    };

    private static FieldDescribe Field(string name, FieldType type, string typeName) => new()
    {
        Name = name,
        Label = name,
        Type = type,
        TypeName = typeName,
        Traits = type == FieldType.Boolean ? Readable : Readable | FieldTraits.Nillable,
    };

    private static FieldDescribe Text(string name, int length) => Field(name, FieldType.String, "string") with { Length = length };

    private static FieldDescribe Reference(string name, string relationship) => Field(name, FieldType.Reference, "reference") with
    {
        RelationshipName = relationship,
        ReferenceTo = new EquatableArray<string>(["User"]),
        Length = 18,
    };
}
