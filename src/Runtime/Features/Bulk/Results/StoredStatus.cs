namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>What is stored of what happened to a record. The values are the format of the file: they must not change.</summary>
internal enum StoredStatus : byte
{
    /// <summary>Nothing is known yet: how far its part has come says what may have happened.</summary>
    Pending = 0,

    /// <summary>It is in the list of successes.</summary>
    Succeeded = 1,

    /// <summary>It is in the list of failures.</summary>
    Failed = 2,

    /// <summary>It is in the list of unprocessed records.</summary>
    Unprocessed = 3,

    /// <summary>It is in none of the lists.</summary>
    Unlisted = 4,

    /// <summary>It had nothing to send.</summary>
    Unchanged = 5,
}
