namespace Salesforce.Typed.Schema;

/// <summary>A record type of an object.</summary>
/// <param name="DeveloperName">The API name.</param>
/// <param name="Name">The label.</param>
/// <param name="RecordTypeId">Its id, 18 characters.</param>
/// <param name="Active">Whether it is active.</param>
/// <param name="Available">Whether this user may use it.</param>
/// <param name="Default">Whether it is this user's default.</param>
/// <param name="Master">Whether it is the master record type, which every object has.</param>
public sealed record RecordTypeInfo(
    string DeveloperName, string Name, string? RecordTypeId, bool Active = true, bool Available = true, bool Default = false,
    bool Master = false);
