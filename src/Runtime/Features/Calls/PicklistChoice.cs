namespace Salesforce.Typed.Describe;

/// <summary>A value of a picklist, as the org describes it.</summary>
public sealed record PicklistChoice
{
    /// <summary>Creates a <see cref="PicklistChoice"/>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="label">How people see it.</param>
    /// <param name="isActive">Whether it can still be chosen.</param>
    /// <param name="isDefault">Whether it is filled in where nothing is chosen.</param>
    public PicklistChoice(string value, string label, bool isActive, bool isDefault)
    {
        Value = value;
        Label = label;
        IsActive = isActive;
        IsDefault = isDefault;
    }

    /// <summary>The value.</summary>
    public string Value { get; init; }

    /// <summary>How people see it.</summary>
    public string Label { get; init; }

    /// <summary>Whether it can still be chosen.</summary>
    public bool IsActive { get; init; }

    /// <summary>Whether it is filled in where nothing is chosen.</summary>
    public bool IsDefault { get; init; }
}
