namespace Salesforce.Typed;

/// <summary>What an upsert did.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Id">The record's id.</param>
/// <param name="Created">Whether it was created; false when it was there and was updated.</param>
public readonly record struct UpsertResult<T>(Id<T> Id, bool Created)
    where T : ISObjectType;
