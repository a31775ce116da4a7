using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Json;
using Salesforce.Typed.Json;

namespace Salesforce.Typed;

/// <summary>
/// The values of a multi-select picklist. On the wire they are joined by semicolons; two sets are equal when they hold the same
/// values, in any order.
/// </summary>
/// <typeparam name="TPicklist">The picklist.</typeparam>
[CollectionBuilder(typeof(PicklistSet), nameof(PicklistSet.Create))]
[JsonConverter(typeof(PicklistSetConverterFactory))]
public readonly struct PicklistSet<TPicklist> : IReadOnlyCollection<TPicklist>, IEquatable<PicklistSet<TPicklist>>, IConverterSource
    where TPicklist : struct, IPicklist<TPicklist>
{
    private readonly string[]? _values;

    internal PicklistSet(string[] values) => _values = values;

    /// <summary>How many values are chosen.</summary>
    public int Count => _values?.Length ?? 0;

    JsonConverter IConverterSource.Converter => new PicklistSetConverter<TPicklist>();

    private string[] Values => _values ?? [];

    /// <summary>A set of one value.</summary>
    public static implicit operator PicklistSet<TPicklist>(TPicklist value) => new(value.Value is null ? [] : [value.Value]);

    /// <summary>Refused: a text is parsed.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TextAsPicklistSet, error: true, DiagnosticId = Rules.TextAsValue, UrlFormat = Rules.Url)]
    public static implicit operator PicklistSet<TPicklist>(ReadOnlySpan<char> text) =>
        throw new NotSupportedException(Rules.TextAsPicklistSet);

    /// <summary>Whether both hold the same values.</summary>
    public static bool operator ==(PicklistSet<TPicklist> left, PicklistSet<TPicklist> right) => left.Equals(right);

    /// <summary>Whether the two differ in a value.</summary>
    public static bool operator !=(PicklistSet<TPicklist> left, PicklistSet<TPicklist> right) => !left.Equals(right);

    /// <summary>Reads values joined by semicolons.</summary>
    public static PicklistSet<TPicklist> Parse(string joined)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return new PicklistSet<TPicklist>(PicklistSet.Split(joined, StringSplitOptions.TrimEntries));
    }

    /// <summary>Whether <paramref name="value"/> is chosen.</summary>
    public bool Contains(TPicklist value) => Array.IndexOf(Values, value.Value) >= 0;

    /// <inheritdoc/>
    public bool Equals(PicklistSet<TPicklist> other) => Count == other.Count && Values.All(v => Array.IndexOf(other.Values, v) >= 0);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is PicklistSet<TPicklist> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var value in Values)
            hash ^= value.GetHashCode(StringComparison.Ordinal);
        return hash;
    }

    /// <summary>The values joined by semicolons, as they go over the wire.</summary>
    public override string ToString() => string.Join(';', Values);

    /// <inheritdoc/>
    public IEnumerator<TPicklist> GetEnumerator() => Values.Select(TPicklist.Of).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes sets of picklist values from collection expressions.</summary>
public static class PicklistSet
{
    /// <summary>The values of a text in which semicolons join them, each once.</summary>
    internal static string[] Split(string joined, StringSplitOptions options)
    {
        var values = joined.Split(';', options | StringSplitOptions.RemoveEmptyEntries);
        return values.Length < 2 ? values : [.. values.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The set of these values, each once.</summary>
    public static PicklistSet<TPicklist> Create<TPicklist>(ReadOnlySpan<TPicklist> values)
        where TPicklist : struct, IPicklist<TPicklist>
    {
        var texts = new List<string>(values.Length);
        foreach (var value in values)
        {
            if (value.Value is not null && !texts.Contains(value.Value))
                texts.Add(value.Value);
        }
        return new PicklistSet<TPicklist>([.. texts]);
    }
}
