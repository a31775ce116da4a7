namespace Salesforce.Typed;

/// <summary>A field that names one record: the id, or a field whose describe says <c>idLookup</c>.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="V">The type of the field's values.</typeparam>
/// <param name="Name">The API name.</param>
public readonly record struct Key<T, V>(string Name);
