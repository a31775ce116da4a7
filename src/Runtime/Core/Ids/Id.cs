using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Json;

namespace Salesforce.Typed;

/// <summary>
/// The id of a record of one object. 16 bytes, no text is kept; the 15- and 18-character forms of an id are equal; the default value
/// is "no id".
/// </summary>
/// <typeparam name="T">The object: an id of a contact is not an id of an account, and does not compile as one.</typeparam>
[JsonConverter(typeof(IdConverterFactory))]
public readonly struct Id<T> : IEquatable<Id<T>>, IComparable<Id<T>>, IId<Id<T>>, ISpanParsable<Id<T>>
    where T : ISObjectType
{
    private readonly RawId _raw;

    internal Id(RawId raw) => _raw = raw;

    /// <inheritdoc/>
    public RawId Raw => _raw;

    /// <summary>Whether there is no id.</summary>
    public bool IsNone => _raw.IsNone;

    // Of a span, because one of a string would also take the null in `flag ? id : null`.
    /// <summary>Refused: a text is parsed.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TextAsId, error: true, DiagnosticId = Rules.TextAsValue, UrlFormat = Rules.Url)]
    public static implicit operator Id<T>(ReadOnlySpan<char> text) => throw new NotSupportedException(Rules.TextAsId);

    /// <summary>Whether both are the id of the same record.</summary>
    public static bool operator ==(Id<T> left, Id<T> right) => left._raw == right._raw;

    /// <summary>Whether the two are ids of different records.</summary>
    public static bool operator !=(Id<T> left, Id<T> right) => left._raw != right._raw;

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(Id<T> left, Id<T> right) => left._raw < right._raw;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(Id<T> left, Id<T> right) => left._raw > right._raw;

    /// <summary>Whether <paramref name="left"/> does not sort after <paramref name="right"/>.</summary>
    public static bool operator <=(Id<T> left, Id<T> right) => left._raw <= right._raw;

    /// <summary>Whether <paramref name="left"/> does not sort before <paramref name="right"/>.</summary>
    public static bool operator >=(Id<T> left, Id<T> right) => left._raw >= right._raw;

    /// <inheritdoc/>
    static Id<T> IId<Id<T>>.Of(RawId raw) => new(raw);

    /// <summary>Parses an id of 15 or 18 characters.</summary>
    /// <exception cref="FormatException">
    /// The text is not an id (length, characters, check characters), or begins with the key prefix of another standard object.
    /// </exception>
    public static Id<T> Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), null);
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Id<T> Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc cref="Parse(string)"/>
    public static Id<T> Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, out var id, out var problem) ? id : throw new FormatException(problem);

    /// <summary>Parses an id of 15 or 18 characters; false where <see cref="Parse(string)"/> throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Id<T> result) => TryParse(s.AsSpan(), out result, out _);

    /// <inheritdoc cref="TryParse(string?, out Id{T})"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result) => TryParse(s, out result);

    /// <inheritdoc cref="TryParse(string?, out Id{T})"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Id<T> result) => TryParse(s, out result, out _);

    /// <inheritdoc/>
    public bool Equals(Id<T> other) => _raw == other._raw;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Id<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _raw.GetHashCode();

    /// <summary>Sorts as the text of the ids sorts.</summary>
    public int CompareTo(Id<T> other) => _raw.CompareTo(other._raw);

    /// <summary>The id in 18 characters; empty when there is none.</summary>
    public override string ToString() => _raw.ToString();

    private static bool TryParse(ReadOnlySpan<char> s, out Id<T> id, [NotNullWhen(false)] out string? problem)
    {
        id = default;
        if (!RawId.TryParse(s, out var raw, out problem))
        {
            problem = $"This is not an id of {T.ApiName}: {problem}";
            return false;
        }
        if (T.KeyPrefix is { } prefix && !s.StartsWith(prefix, StringComparison.Ordinal))
        {
            var found = StandardKeyPrefixes.Find(s[..3]) is { } name ? $"it is an id of {name}" : $"it begins with '{s[..3]}'";
            problem = $"'{s}' is not an id of {T.ApiName}: {found}, and ids of {T.ApiName} begin with '{prefix}'.";
            return false;
        }
        id = new Id<T>(raw);
        return true;
    }
}
