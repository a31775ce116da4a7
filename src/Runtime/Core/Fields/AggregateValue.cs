using System.ComponentModel;
using System.Globalization;
using System.Text;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.CompilerServices;

/// <summary>
/// A value in a row of groups, before it has the type of its field. For the fields of conditions, which know how to read it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AggregateValue
{
    private readonly object? _value;

    internal AggregateValue(object? value) => _value = value;

    internal bool IsNull => _value is null;

    internal string? Text => _value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        _ => ((IFormattable)_value).ToString(null, CultureInfo.InvariantCulture),
    };

    internal bool Boolean => _value is true;

    internal decimal? Decimal => _value switch
    {
        null => null,
        decimal number => number,
        _ => throw Wrong("a number"),
    };

    internal double? Double => (double?)Decimal;

    internal int? Int => Whole is { } number ? checked((int)number) : null;

    internal long? Whole =>
        Decimal is { } number ? decimal.Truncate(number) == number ? (long)number : throw Wrong("a whole number") : null;

    internal DateOnly? Date => _value is null ? null : WireDates.TryReadDate(Utf8(), out var date) ? date : throw Wrong("a date");

    internal DateTimeOffset? DateTime =>
        _value is null ? null : WireDates.TryReadDateTime(Utf8(), out var instant) ? instant : throw Wrong("a date-time");

    internal TimeOnly? Time => _value is null ? null : WireDates.TryReadTime(Utf8(), out var time) ? time : throw Wrong("a time");

    internal TId? Id<TId>()
        where TId : struct, IId<TId> => _value is null ? null : RawId.TryRead(Utf8(), out var id) ? TId.Of(id) : throw Wrong("an id");

    internal TPicklist? Picklist<TPicklist>()
        where TPicklist : struct, IPicklist<TPicklist> => Text is { } text ? TPicklist.Of(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Text ?? "null";

    private byte[] Utf8() => Encoding.UTF8.GetBytes(Text!);

    private SalesforceFormatException Wrong(string expected) => new($"Expected {expected} in a row of groups, found '{_value}'");
}
