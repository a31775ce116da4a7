namespace Salesforce.Typed;

/// <summary>A field that was set since its record was made or loaded: what an update would send.</summary>
public readonly record struct FieldChange
{
    /// <summary>Creates a <see cref="FieldChange"/>.</summary>
    /// <param name="field">The API name.</param>
    /// <param name="value">The new value; null clears the field.</param>
    public FieldChange(string field, object? value)
    {
        Field = field;
        Value = value;
    }

    /// <summary>The API name.</summary>
    public string Field { get; init; }

    /// <summary>The new value; null clears the field.</summary>
    public object? Value { get; init; }
}
