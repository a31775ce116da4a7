using System.Globalization;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Core.Dynamic;

/// <summary>
/// Converts values that are given for a field at run time to the type that records keep for its kind. Nothing is converted that could be
/// meant otherwise: a text is not a number, and a DateTime is not an instant.
/// </summary>
internal static class DynamicValues
{
    /// <summary>The value in the type of the field's kind; null for null and for a JSON null.</summary>
    /// <exception cref="ArgumentException">The field does not take a value of that type or form.</exception>
    public static object? Convert(FieldInfo field, object? value)
    {
        if (value is JsonElement json)
            return field.Kind == FieldKind.Json ? new RawJson(json.GetRawText()) : Convert(field, Plain(field, json));
        if (value is null)
            return null;
        return Read(field, value) ?? throw Wrong(field, value);
    }

    private static object? Read(FieldInfo field, object value) => field.Kind switch
    {
        FieldKind.Id => ReadId(field, value),
        FieldKind.Text or FieldKind.Picklist => ReadText(value),
        FieldKind.Boolean => value as bool?,
        FieldKind.Int => Whole(field, value, int.MinValue, int.MaxValue) is { } number ? (int)number : null,
        FieldKind.Long => Whole(field, value, long.MinValue, long.MaxValue) is { } number ? (long)number : null,
        FieldKind.Decimal => Number(field, value),
        FieldKind.Double when value is double or float => Finite(field, System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        FieldKind.Double => (double?)Number(field, value),
        FieldKind.Date => ReadDate(value),
        FieldKind.DateTime => ReadDateTime(field, value),
        FieldKind.Time => ReadTime(value),
        FieldKind.MultiPicklist => ReadSet(value),
        FieldKind.Json => value is RawJson ? value : null,
        FieldKind.Address => value as Address,
        FieldKind.Location => value as Location?,
        _ => null,
    };

    private static object? ReadId(FieldInfo field, object value) => value switch
    {
        RawId id => id,
        IId id => id.Raw,
        string text => RawId.TryParse(text, out var id, out var problem)
            ? id
            : throw new ArgumentException($"{field} holds an id. {problem}", nameof(value)),
        _ => null,
    };

    private static string? ReadText(object value) => value switch
    {
        string text => text,
        IPicklist picklist => picklist.Value
            ?? throw new ArgumentException($"The default value of {value.GetType().Name} is not a value of the picklist.", nameof(value)),
        // References of some kinds are texts, which may be ids.
        IId or RawId => value.ToString(),
        _ => null,
    };

    private static object? ReadDate(object value) => value switch
    {
        DateOnly date => date,
        string text => WireDates.TryReadDate(Encoding.UTF8.GetBytes(text), out var date) ? date : null,
        _ => null,
    };

    private static object? ReadDateTime(FieldInfo field, object value) => value switch
    {
        DateTimeOffset instant => instant,
        DateTime =>
            throw new ArgumentException(
                $"{field} holds an instant, and a DateTime does not say which instant it is. Use a DateTimeOffset.", nameof(value)),
        string text => WireDates.TryReadDateTime(Encoding.UTF8.GetBytes(text), out var instant) ? instant : null,
        _ => null,
    };

    private static object? ReadTime(object value) => value switch
    {
        TimeOnly time => time,
        string text => WireDates.TryReadTime(Encoding.UTF8.GetBytes(text), out var time) ? time : null,
        _ => null,
    };

    private static string[]? ReadSet(object value) => value switch
    {
        string joined => PicklistSet.Split(joined, StringSplitOptions.TrimEntries),
        IEnumerable<string> values =>
            [.. values.SelectMany(v => PicklistSet.Split(v, StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)],
        IPicklist { Value: { } single } => [single],
        System.Collections.IEnumerable set when set.Cast<object?>().All(v => v is IPicklist { Value: not null }) =>
            [.. set.Cast<IPicklist>().Select(v => v.Value).Distinct(StringComparer.Ordinal)],
        _ => null,
    };

    private static decimal? Whole(FieldInfo field, object value, decimal least, decimal greatest)
    {
        if (Number(field, value) is not { } number)
            return null;
        return number == decimal.Truncate(number) && number >= least && number <= greatest
            ? number
            : throw new ArgumentException($"{field} holds whole numbers from {least} to {greatest}; "
                + $"{number.ToString(CultureInfo.InvariantCulture)} is not one.", nameof(value));
    }

    private static decimal? Number(FieldInfo field, object value)
    {
        if (value is not (decimal or int or long or short or byte or sbyte or ushort or uint or ulong or double or float))
            return null;
        try
        {
            // Convert.ToDecimal keeps 15 digits of a double and 7 of a float; the shortest text that is the same number loses nothing.
            return value switch
            {
                double number =>
                    decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
                float number =>
                    decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
                _ => System.Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception e) when (e is OverflowException or FormatException)
        {
            throw new ArgumentException($"{field} does not take the number {System.Convert.ToString(value, CultureInfo.InvariantCulture)}.",
                nameof(value), e);
        }
    }

    private static double Finite(FieldInfo field, double value) =>
        double.IsFinite(value) ? value : throw new ArgumentException($"{field} takes finite numbers alone.", nameof(value));

    // What a JSON value is in C#; objects and lists have no form but that of a multi-select picklist.
    private static object? Plain(FieldInfo field, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            case JsonValueKind.True or JsonValueKind.False:
                return json.GetBoolean();
            case JsonValueKind.String:
                return json.GetString();
            case JsonValueKind.Number:
                return json.TryGetDecimal(out var number) ? number : json.GetDouble();
            case JsonValueKind.Array when field.Kind == FieldKind.MultiPicklist
                && json.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String):
                return json.EnumerateArray().Select(i => i.GetString()!).ToArray();
            default:
                throw new ArgumentException($"{field} takes {Expected(field)}; a JSON "
                    + $"{(json.ValueKind == JsonValueKind.Array ? "array" : "object")} was given.", nameof(json));
        }
    }

    private static ArgumentException Wrong(FieldInfo field, object value) =>
        new($"{field} takes {Expected(field)}; {Show(field, value)} was given.", nameof(value));

    // A text may be data of customers: it is shown only where its form may be what is wrong.
    private static string Show(FieldInfo field, object value) =>
        value is string { Length: <= 40 } text && field.Kind is (FieldKind.Id or FieldKind.Date or FieldKind.DateTime or FieldKind.Time)
            ? $"the text '{ApiName.Show(text)}'"
            : "a value of type " + value.GetType().Name;

    private static string Expected(FieldInfo field) => field.Kind switch
    {
        FieldKind.Id => "an id (RawId, Id<T> or a text of 15 or 18 characters)",
        FieldKind.Text => "a text",
        FieldKind.Boolean => "true or false",
        FieldKind.Int or FieldKind.Long => "a whole number",
        FieldKind.Decimal or FieldKind.Double => "a number",
        FieldKind.Date => "a day (DateOnly, or a text as 2026-11-23)",
        FieldKind.DateTime => "an instant (DateTimeOffset, or a text as 2026-11-23T08:15:30Z)",
        FieldKind.Time => "a time of day (TimeOnly, or a text as 13:05:30.000Z)",
        FieldKind.Picklist => "a value of a picklist, as a text",
        FieldKind.MultiPicklist => "values of a picklist: texts, or one text in which semicolons join them",
        FieldKind.Address => "an Address",
        FieldKind.Location => "a Location",
        FieldKind.Json => "JSON (RawJson or JsonElement)",
        _ => "no value",
    };
}
