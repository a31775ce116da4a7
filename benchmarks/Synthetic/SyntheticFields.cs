using System.Globalization;

namespace Salesforce.Typed.Benchmarks;

/// <summary>The mix of fields of a busy custom object: ten of the platform's, and ninety of an admin's.</summary>
internal static class SyntheticFields
{
    /// <summary>How many references to other objects of the org there are, besides those of the platform.</summary>
    public const int References = 10;

    private static readonly string[] Values =
        ["New", "In Progress", "Waiting for Customer", "On Hold", "Escalated", "Closed - Won", "Closed - Lost", "Cancelled"];

    /// <summary>A hundred fields.</summary>
    /// <param name="target">The object that the reference of that number leads to.</param>
    public static List<SyntheticField> Hundred(Func<int, string> target) =>
    [
        new("Id", "id") { Length = 18, IsReadOnly = true, IsNillable = false },
        new("IsDeleted", "boolean") { IsReadOnly = true, IsNillable = false },
        new("Name", "string") { Length = 80, IsNillable = false },
        new("OwnerId", "reference") { Length = 18, IsNillable = false, ReferenceTo = ["Group", "User"], RelationshipName = "Owner" },
        new("CreatedDate", "datetime") { IsReadOnly = true, IsNillable = false },
        new("CreatedById", "reference")
        {
            Length = 18, IsReadOnly = true, IsNillable = false, ReferenceTo = ["User"], RelationshipName = "CreatedBy"
        },
        new("LastModifiedDate", "datetime") { IsReadOnly = true, IsNillable = false },
        new("LastModifiedById", "reference")
        {
            Length = 18, IsReadOnly = true, IsNillable = false, ReferenceTo = ["User"], RelationshipName = "LastModifiedBy"
        },
        new("SystemModstamp", "datetime") { IsReadOnly = true, IsNillable = false },
        new("LastActivityDate", "date") { IsReadOnly = true },
        new("ErpId__c", "string") { Length = 40, IsExternalId = true },
        .. Many(20, "Text", "string", f => f with { Length = 255 }),
        .. Many(4, "Phone", "phone", f => f with { Length = 40 }),
        .. Many(4, "Site", "url", f => f with { Length = 255 }),
        .. Many(4, "Email", "email", f => f with { Length = 80 }),
        .. Many(2, "Address", "textarea", f => f with { Length = 255 }),
        .. Many(2, "Notes", "textarea", f => f with { Length = 32_768, IsFilterable = false }),
        .. Many(12, "Status", "picklist", f => f with { Length = 255, Values = Values }),
        .. Many(1, "Topics", "multipicklist", f => f with { Length = 4_099, Values = Values }),
        .. Enumerable.Range(1, References).Select(n => Reference("Ref" + Two(n), target(n))),
        Reference("About", "Group", "User", target(1)),
        .. Many(6, "Day", "date", f => f),
        .. Many(3, "Moment", "datetime", f => f),
        .. Many(8, "Amount", "currency", f => f with { Precision = 18, Scale = 2 }),
        .. Many(4, "Number", "double", f => f with { Precision = 18, Scale = 4 }),
        .. Many(2, "Rate", "percent", f => f with { Precision = 5, Scale = 2 }),
        .. Many(6, "Flag", "boolean", f => f with { IsNillable = false }),
    ];

    /// <summary>The field as a text, where it is an admin's picklist or reference.</summary>
    public static SyntheticField Bare(SyntheticField field) => field.Type is "picklist" or "multipicklist"
        || (field.Type == "reference" && field.Name.EndsWith("__c", StringComparison.Ordinal))
        ? new SyntheticField(field.Name, "string") { Length = 255 }
        : field;

    /// <summary>Two digits.</summary>
    public static string Two(int number) => number.ToString("D2", CultureInfo.InvariantCulture);

    private static IEnumerable<SyntheticField> Many(int count, string name, string type, Func<SyntheticField, SyntheticField> more) =>
        Enumerable.Range(1, count).Select(n => more(new SyntheticField($"{name}{Two(n)}__c", type)));

    private static SyntheticField Reference(string name, params string[] targets) =>
        new(name + "__c", "reference") { Length = 18, ReferenceTo = targets, RelationshipName = name + "__r" };
}
