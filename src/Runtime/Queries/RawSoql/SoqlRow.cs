using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed;

/// <summary>
/// A row by name, for statements without a record type. A value is what JSON says: a text (dates and ids too), a <see cref="long"/> for a
/// number without fraction, a <see cref="decimal"/> for one with (a <see cref="double"/> where it is too large), a <see cref="bool"/>,
/// null; a parent or a compound field is a row, children are a list of rows, every page of them. Aggregates come under their aliases, or
/// <c>expr0</c>, <c>expr1</c>, ...
/// </summary>
/// <remarks>Names are found in any case, and along a path: <c>row["Owner.Name"]</c>, which is null where the parent is.</remarks>
public sealed class SoqlRow : IReadOnlyDictionary<string, object?>
{
    private readonly KeyValuePair<string, object?>[] _values;

    internal SoqlRow(string? type, KeyValuePair<string, object?>[] values)
    {
        Type = type;
        _values = values;
    }

    /// <summary>The object, as the row says; <c>AggregateResult</c> for an aggregate, null for a compound field.</summary>
    public string? Type { get; }

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Select(v => v.Key);

    /// <inheritdoc/>
    public IEnumerable<object?> Values => _values.Select(v => v.Value);

    /// <summary>The value of that name, or along that path.</summary>
    /// <exception cref="KeyNotFoundException">The row has no such name.</exception>
    public object? this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"The row has no '{key}'; it has {string.Join(", ", Keys)}.");

    /// <summary>
    /// The value as a type: <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>, <see cref="decimal"/>,
    /// <see cref="double"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, <see cref="TimeOnly"/>, <see cref="RawId"/>, a row or a
    /// list of rows, or one of these that may be null.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The row has no such name.</exception>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has none.</exception>
    public T? Get<T>(string name)
    {
        var value = this[name];
        if (value is null && default(T) is null)
            return default;
        return Convert(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) is T converted
            ? converted
            : throw new InvalidCastException($"'{name}' is {Show(value)}, and no {typeof(T).Name}.");
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (TryFind(key, out value))
            return true;
        // A name can hold a dot itself ("highlight.Name"): the whole is tried first.
        for (var dot = key.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = key.IndexOf('.', dot + 1))
        {
            if (!TryFind(key.AsSpan(0, dot), out var parent))
                continue;
            if (parent is null)
                return true;
            if (parent is SoqlRow row)
                return row.TryGetValue(key[(dot + 1)..], out value);
        }
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, object?>>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The row for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Type).Append(" { ");
        for (var i = 0; i < _values.Length; i++)
            text.Append(i == 0 ? "" : ", ").Append(_values[i].Key).Append(" = ").Append(Show(_values[i].Value));
        return text.Append(" }").ToString();
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        IReadOnlyList<SoqlRow> rows => $"{rows.Count} rows",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static object? Convert(object? value, Type type)
    {
        var utf8 = value is string text
            && (type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(TimeOnly) || type == typeof(RawId))
            ? Encoding.UTF8.GetBytes(text)
            : null;
        if (utf8 is not null)
        {
            if (type == typeof(DateOnly))
                return WireDates.TryReadDate(utf8, out var date) ? date : null;
            if (type == typeof(DateTimeOffset))
                return WireDates.TryReadDateTime(utf8, out var instant) ? instant : null;
            if (type == typeof(TimeOnly))
                return WireDates.TryReadTime(utf8, out var time) ? time : null;
            return RawId.TryRead(utf8, out var id) ? id : null;
        }
        return value switch
        {
            long whole when type == typeof(int) => whole is >= int.MinValue and <= int.MaxValue ? (int)whole : null,
            long whole when type == typeof(decimal) => (decimal)whole,
            long whole when type == typeof(double) => (double)whole,
            decimal number when type == typeof(double) => (double)number,
            // 5.0 is how the org writes a whole number of a currency or a number field.
            decimal number when type == typeof(long) && number == decimal.Truncate(number)
                && number is >= long.MinValue and <= long.MaxValue => (long)number,
            decimal number when type == typeof(int) && number == decimal.Truncate(number)
                && number is >= int.MinValue and <= int.MaxValue => (int)number,
            _ => value,
        };
    }

    private bool TryFind(ReadOnlySpan<char> name, out object? value)
    {
        foreach (var pair in _values)
        {
            if (name.Equals(pair.Key, StringComparison.OrdinalIgnoreCase))
            {
                value = pair.Value;
                return true;
            }
        }
        value = null;
        return false;
    }
}
