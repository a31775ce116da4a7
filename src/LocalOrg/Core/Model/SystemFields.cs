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

    private static readonly HashSet<string> ReadOnly = new(StringComparer.OrdinalIgnoreCase)
    {
        Id, IsDeleted, CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp,
        "LastActivityDate", "LastViewedDate", "LastReferencedDate", "MasterRecordId",
    };

    /// <summary>Whether a client may never set the field.</summary>
    public static bool IsReadOnly(string field) => ReadOnly.Contains(field);
}
