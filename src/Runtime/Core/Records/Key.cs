namespace Salesforce.Typed;

/// <summary>A field that names one record: the id, or a field whose describe says <c>idLookup</c>.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TValue">The type of the field's values.</typeparam>
public readonly record struct Key<T, TValue>
{
    /// <summary>Creates a <see cref="Key{T, TValue}"/>.</summary>
    /// <param name="name">The API name.</param>
    public Key(string name) => Name = name;

    /// <summary>The API name.</summary>
    public string Name { get; init; }
}
