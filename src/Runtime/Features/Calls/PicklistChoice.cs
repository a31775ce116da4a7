namespace Salesforce.Typed.Describe;

/// <summary>A value of a picklist, as the org describes it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">How people see it.</param>
/// <param name="IsActive">Whether it can still be chosen.</param>
/// <param name="IsDefault">Whether it is filled in where nothing is chosen.</param>
public sealed record PicklistChoice(string Value, string Label, bool IsActive, bool IsDefault);
