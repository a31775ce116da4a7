namespace Salesforce.Typed;

/// <summary>A field that was set since its record was made or loaded: what an update would send.</summary>
/// <param name="Field">The API name.</param>
/// <param name="Value">The new value; null clears the field.</param>
public readonly record struct FieldChange(string Field, object? Value);
