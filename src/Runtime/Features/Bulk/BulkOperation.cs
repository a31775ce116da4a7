namespace Salesforce.Typed.Bulk;

/// <summary>What a load does with its records.</summary>
public enum BulkOperation
{
    /// <summary>Creates them: <c>insert</c>.</summary>
    Create,

    /// <summary>Updates them by their ids: <c>update</c>.</summary>
    Update,

    /// <summary>Creates or updates them by a key: <c>upsert</c>.</summary>
    Upsert,

    /// <summary>Moves them to the recycle bin: <c>delete</c>.</summary>
    Delete,

    /// <summary>Deletes them without the recycle bin: <c>hardDelete</c>. The user needs the permission Bulk API Hard Delete.</summary>
    HardDelete,
}
