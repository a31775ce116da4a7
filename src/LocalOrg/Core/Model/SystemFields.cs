namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>The fields that the org fills in by itself, whatever the describe says of them.</summary>
internal static class SystemFields
{
    public const string Id = "Id";
    public const string IsDeleted = "IsDeleted";
    public const string CreatedDate = "CreatedDate";
    public const string CreatedById = "CreatedById";
    public const string LastModifiedDate = "LastModifiedDate";
    public const string LastModifiedById = "LastModifiedById";
    public const string SystemModstamp = "SystemModstamp";
    public const string OwnerId = "OwnerId";
    public const string RecordTypeId = "RecordTypeId";
    public const string LastViewedDate = "LastViewedDate";
    public const string LastReferencedDate = "LastReferencedDate";

    private static readonly HashSet<string> ReadOnly = new(StringComparer.OrdinalIgnoreCase)
    {
        Id, IsDeleted, CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp,
        "LastActivityDate", LastViewedDate, LastReferencedDate, "MasterRecordId",
    };

    /// <summary>Whether the field has a value for each user: when that user viewed or referenced the record.</summary>
    public static bool IsPerUser(string field) => FieldModel.Same(field, LastViewedDate) || FieldModel.Same(field, LastReferencedDate);

    /// <summary>Whether a client may never set the field.</summary>
    public static bool IsReadOnly(string field) => ReadOnly.Contains(field);
}
