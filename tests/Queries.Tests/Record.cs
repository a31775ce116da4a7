using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A row. Its values are <see cref="string"/>, <see cref="decimal"/>, <see cref="bool"/>, <see cref="DateOnly"/>, <see cref="DateTime"/> in
/// UTC,
/// <see cref="TimeSpan"/> or <see cref="SfId"/>; those of references are records.
/// </summary>
internal sealed class Record(SObjectDescribe describe)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    public SObjectDescribe Object => describe;

    public object? this[string field]
    {
        get => _values.GetValueOrDefault(field) is Record parent ? parent["Id"] : _values.GetValueOrDefault(field);
        set => _values[field] = value;
    }

    /// <summary>The record that a reference field points to.</summary>
    public Record? Parent(string field) => (Record?)_values.GetValueOrDefault(field);
}
