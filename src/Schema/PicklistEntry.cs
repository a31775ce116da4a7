namespace Salesforce.Typed.Schema;

/// <summary>A value of a picklist.</summary>
/// <param name="Value">The API value: what is stored and compared.</param>
/// <param name="Label">What people see; it can be translated.</param>
/// <param name="Active">Whether it is offered on new records.</param>
/// <param name="Default">Whether new records start with it.</param>
/// <param name="ValidFor">For a dependent picklist: base64 of a bit for each value of the controlling field.</param>
/// <param name="Removed">For a value that the org lost: its tombstone.</param>
public sealed record PicklistEntry(
    string Value, string Label, bool Active = true, bool Default = false, string? ValidFor = null, Tombstone? Removed = null);
