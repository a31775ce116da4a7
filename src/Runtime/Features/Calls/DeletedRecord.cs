namespace Salesforce.Typed;

/// <summary>A record that was deleted.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Id">Its id.</param>
/// <param name="DeletedDate">When it was deleted.</param>
public readonly record struct DeletedRecord<T>(Id<T> Id, DateTimeOffset DeletedDate)
    where T : ISObjectType;
