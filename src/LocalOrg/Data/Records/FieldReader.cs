using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>Reads the value of a field from a request, strict where the platform is, and in its words.</summary>
internal static class FieldReader
{
    /// <summary>What the column gets.</summary>
    public static SqlValue Read(FieldModel field, JsonElement value, JsonBody body)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return field.Kind == ColumnKind.Boolean ? false : SqlValue.Null;
        return field.Kind switch
        {
            ColumnKind.Text => ReadText(field, value, body),
            ColumnKind.Id => ReadId(field, value, body),
            ColumnKind.Boolean => ReadBoolean(value, body),
            ColumnKind.Integer => ReadInteger(field, value, body),
            ColumnKind.Decimal => ReadDecimal(field, value, body),
            ColumnKind.Real => ReadReal(field, value, body),
            ColumnKind.Date => ReadDate(value, body),
            ColumnKind.DateTime => ReadMoment(value, body),
            ColumnKind.Time => ReadTime(value, body),
            ColumnKind.Blob => ReadBlob(value, body),
            _ => throw ApiErrors.ReadOnly(field.Name),
        };
    }

    private static SqlValue ReadText(FieldModel field, JsonElement value, JsonBody body)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw body.CannotDeserialize(field.Describe.TypeName, value);
        // The platform trims what it stores, and an empty text is null.
        var text = value.GetString()!.Trim();
        return text.Length == 0 ? SqlValue.Null : CheckText(field, text);
    }

    /// <summary>A text as it will be stored: checked for its length, its address or its picklist.</summary>
    public static string CheckText(FieldModel field, string text)
    {
        var describe = field.Describe;
        if (field.Type == FieldType.Picklist)
            return PicklistValue(field, text);
        if (field.Type == FieldType.MultiPicklist)
            return MultiPicklistValue(field, text);
        // The length of a reference is that of an id, whatever it holds.
        if (describe.Length > 0 && !field.IsReference && text.Length > describe.Length)
            throw new ApiException(
                400, "STRING_TOO_LONG", $"{describe.Label}: data value too large: {text} (max length={describe.Length})", field.Name);
        if (field.Type == FieldType.Email && !IsEmail(text))
            throw new ApiException(400, "INVALID_EMAIL_ADDRESS", $"{describe.Label}: invalid email address: {text}", field.Name);
        return text;
    }

    /// <summary>The values of a multi-select picklist in the order of their definition, each once.</summary>
    public static string MultiPicklistValue(FieldModel field, string text)
    {
        var values = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(v => PicklistValue(field, v))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(field.RankOf);
        return string.Join(';', values);
    }

    private static string PicklistValue(FieldModel field, string text)
    {
        if (field.FindEntry(text) is { Active: true } entry)
            return entry.Value;
        if (field.Describe.Is(FieldTraits.RestrictedPicklist))
        {
            throw new ApiException(
                400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                $"{field.Describe.Label}: bad value for restricted picklist field: {text}", field.Name);
        }
        return text.Length <= 255
            ? text
            : throw new ApiException(
                400, "STRING_TOO_LONG", $"{field.Describe.Label}: data value too large: {text} (max length=255)", field.Name);
    }

    // One @ with something before it, and a domain with a dot: enough for the mistakes that tests make.
    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var domain = at < 1 ? "" : text[(at + 1)..];
        return domain.Length > 2 && domain.IndexOf('.', StringComparison.Ordinal) is var dot && dot > 0 && !domain.EndsWith('.')
            && !domain.Contains('@', StringComparison.Ordinal) && !text.AsSpan().ContainsAny(" ,;<>()[]\\");
    }

    private static SqlValue ReadId(FieldModel field, JsonElement value, JsonBody body)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw body.CannotDeserialize("reference", value);
        var text = value.GetString()!;
        if (text.Length == 0)
            return SqlValue.Null;
        if (RecordId.TryParse(text, out var id) && !RecordId.HasRightCase(id))
            throw field.Name == SystemFields.RecordTypeId ? ApiErrors.WrongRecordType(text, field.Name) : ApiErrors.NoSuchReference(text);
        return id is not null && (field.Targets.Count == 0 || field.Targets.Any(t => IsOf(id, t)) || HasUnknownTarget(field))
            ? id
            : throw ApiErrors.WrongId(text, field.Describe);
    }

    private static bool IsOf(string id, ObjectModel model) => id.StartsWith(model.KeyPrefix, StringComparison.Ordinal);

    // The snapshots need not hold every object that a field may refer to.
    private static bool HasUnknownTarget(FieldModel field) => field.Targets.Count < field.Describe.ReferenceTo.Count;

    private static SqlValue ReadBoolean(JsonElement value, JsonBody body) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(value.GetString(), out var parsed) => parsed,
        _ => throw body.CannotDeserialize("boolean", value),
    };

    private static SqlValue ReadInteger(FieldModel field, JsonElement value, JsonBody body)
    {
        if (!TryDecimal(value, out var number) || number != decimal.Truncate(number))
            throw body.CannotDeserialize(field.Describe.TypeName, value);
        var digits = field.Describe.Digits > 0 ? field.Describe.Digits : field.Type == FieldType.Long ? 18 : 9;
        var inRange = field.Type == FieldType.Long
            ? number is >= long.MinValue and <= long.MaxValue
            : number is >= int.MinValue and <= int.MaxValue && Math.Abs(number) < FixedPoint.Power(Math.Min(digits, FixedPoint.MostDigits));
        return inRange ? (long)number : throw OutOfRange(field, value);
    }

    private static SqlValue ReadDecimal(FieldModel field, JsonElement value, JsonBody body)
    {
        if (!TryDecimal(value, out var number) || number == 0)
        {
            // No decimal is so large, or so small.
            var real = ReadReal(field, value, body).Real;
            if (real == 0)
                return 0L;
            return Math.Abs(real) < 1 ? real * (double)FixedPoint.Power(field.Scale) : throw OutOfRange(field, value);
        }
        // The scale bounds the digits before the point; those behind it are kept as they are (Help 000387302).
        return Math.Abs(number) < FixedPoint.Power(field.Describe.Precision - field.Scale) && (double)Math.Abs(number) <= field.MostDegrees
            ? FixedPoint.Units(number, field.Scale)
            : throw OutOfRange(field, value);
    }

    private static SqlValue ReadReal(FieldModel field, JsonElement value, JsonBody body)
    {
        if (!TryDouble(value, out var number))
            throw body.CannotDeserialize(field.Describe.TypeName, value);
        return double.IsFinite(number) && Math.Abs(number) <= field.MostDegrees ? number : throw OutOfRange(field, value);
    }

    private static ApiException OutOfRange(FieldModel field, JsonElement value) => new(
        400, "NUMBER_OUTSIDE_VALID_RANGE",
        $"{field.Describe.Label}: value outside of valid range on numeric field: {value}", field.Name);

    // Numbers may come as text: what sf data import tree sends from its files.
    private static bool TryDecimal(JsonElement value, out decimal number)
    {
        number = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDecimal(out number),
            JsonValueKind.String => decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }

    private static bool TryDouble(JsonElement value, out double number)
    {
        number = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number),
            // Words that stand for infinity or for no number are not numbers.
            JsonValueKind.String => value.GetString()!.Any(char.IsAsciiDigit)
                && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }

    private static SqlValue ReadDate(JsonElement value, JsonBody body) =>
        value.ValueKind == JsonValueKind.String && WireTime.TryDate(value.GetString()!, out var date)
            ? WireTime.Date(date)
            : throw body.CannotDeserialize("date", value);

    private static SqlValue ReadMoment(JsonElement value, JsonBody body) =>
        value.ValueKind == JsonValueKind.String && WireTime.TryMoment(value.GetString()!, out var seconds)
            ? seconds
            : throw body.CannotDeserialize("datetime", value);

    private static SqlValue ReadTime(JsonElement value, JsonBody body) =>
        value.ValueKind == JsonValueKind.String && WireTime.TryTime(value.GetString()!, out var milliseconds)
            ? milliseconds
            : throw body.CannotDeserialize("time", value);

    private static SqlValue ReadBlob(JsonElement value, JsonBody body) =>
        value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw body.CannotDeserialize("base64", value);
}
