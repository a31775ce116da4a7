using System.Text.Json;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Reads the value of a field, by its kind, to where the plan says.</summary>
internal static class ValueReader
{
    /// <summary>Reads the value that the reader is at; false when the buffer ends inside it.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, in ReadStep step, object?[] objects, ulong[] words, RowContext context)
    {
        var field = step.Field;
        if (reader.TokenType == JsonTokenType.Null)
        {
            SetNull(field, step.Slot, objects, words);
            return true;
        }
        switch (field.Kind)
        {
            case FieldKind.Text or FieldKind.Picklist:
                Require(ref reader, field, context, JsonTokenType.String);
                objects[step.Slot] = ReadText(ref reader, field, context);
                return true;
            case FieldKind.Id:
                RowValues.Pack(ReadId(ref reader, field, context), words.AsSpan(step.Slot, 2));
                return true;
            case FieldKind.Decimal:
                Require(ref reader, field, context, JsonTokenType.Number);
                if (!WireNumbers.TryReadDecimal(reader.ValueSpan, words.AsSpan(step.Slot, 2)))
                    throw Wrong(ref reader, field, context, Expected(field.Kind));
                return true;
            case FieldKind.Boolean:
                words[step.Slot] = RowValues.Pack(ReadBoolean(ref reader, field, context));
                return true;
            case FieldKind.Int:
                var small = ReadLong(ref reader, field, context);
                if (small is < int.MinValue or > int.MaxValue)
                    throw Wrong(ref reader, field, context, Expected(field.Kind));
                words[step.Slot] = RowValues.Pack((int)small);
                return true;
            case FieldKind.Long:
                RowValues.Pack(ReadLong(ref reader, field, context), words.AsSpan(step.Slot, 2));
                return true;
            case FieldKind.Double:
                Require(ref reader, field, context, JsonTokenType.Number);
                words[step.Slot] = WireNumbers.TryReadDouble(reader.ValueSpan, out var coordinate)
                    ? RowValues.Pack(coordinate)
                    : throw Wrong(ref reader, field, context, Expected(field.Kind));
                return true;
            case FieldKind.Date:
                words[step.Slot] = WireDates.TryReadDate(Text(ref reader, field, context), out var date)
                    ? RowValues.Pack(date)
                    : throw Wrong(ref reader, field, context, Expected(field.Kind));
                return true;
            case FieldKind.DateTime:
                words[step.Slot] = WireDates.TryReadDateTime(Text(ref reader, field, context), out var instant)
                    ? RowValues.Pack(instant)
                    : throw Wrong(ref reader, field, context, Expected(field.Kind));
                return true;
            case FieldKind.Time:
                words[step.Slot] = WireDates.TryReadTime(Text(ref reader, field, context), out var time)
                    ? RowValues.Pack(time)
                    : throw Wrong(ref reader, field, context, Expected(field.Kind));
                return true;
            case FieldKind.MultiPicklist:
                Require(ref reader, field, context, JsonTokenType.String);
                objects[step.Slot] = PicklistSet.Split(
                    ReadText(ref reader, field, context), StringSplitOptions.None) is { Length: > 0 } values ? values : null;
                return true;
            case FieldKind.Address:
                return CompoundReader.TryReadAddress(ref reader, field, context, out objects[step.Slot]);
            case FieldKind.Location:
                return CompoundReader.TryReadLocation(ref reader, field, context, out objects[step.Slot]);
            case FieldKind.Column:
                objects[step.Slot] = ReadColumn(ref reader, field, context);
                return true;
            case FieldKind.Json:
                return TryReadJson(ref reader, out objects[step.Slot]);
            case FieldKind.Parent:
                return TryReadParent(ref reader, step, context, out objects[step.Slot]);
            case FieldKind.Polymorphic:
                return PolymorphicReader.TryRead(ref reader, field, context, out objects[step.Slot]);
            case FieldKind.Children:
                return ChildReader.TryRead(ref reader, step, context, out objects[step.Slot]);
            default:
                throw new UnknownKindException(field.Kind);
        }
    }

    /// <summary>What the values of a field look like, for a message.</summary>
    public static string Expected(FieldKind kind) => kind switch
    {
        FieldKind.Id => "an id",
        FieldKind.Boolean => "true or false",
        FieldKind.Int => "a whole number of 32 bits",
        FieldKind.Long => "a whole number",
        FieldKind.Decimal => "a number that a decimal can hold",
        FieldKind.Double => "a number",
        FieldKind.Date => "a date as 2026-11-23",
        FieldKind.DateTime => "a date-time as 2026-11-23T08:15:30.000+0000",
        FieldKind.Time => "a time as 13:05:30.000Z",
        _ => "a text of whole characters",
    };

    // Null is what a new array holds; a member that comes a second time must still overwrite the first.
    private static void SetNull(FieldInfo field, int slot, object?[] objects, ulong[] words)
    {
        if (field.Words == 0)
            objects[slot] = null;
        else
            words.AsSpan(slot, field.Words).Clear();
    }

    private static bool ReadBoolean(ref Utf8JsonReader reader, FieldInfo field, RowContext context) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Wrong(ref reader, field, context, Expected(field.Kind)),
    };

    /// <summary>Complains of a value: what was expected, what is there, and where.</summary>
    public static SalesforceFormatException Wrong(ref Utf8JsonReader reader, FieldInfo field, RowContext context, string expected)
    {
        var found = reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => $"\"{WireDates.Show(reader.ValueSpan)}\"",
            _ => WireDates.Show(reader.ValueSpan),
        };
        return new SalesforceFormatException(
            $"Expected {expected}, found {found}", field.Owner.Name, field.Name, context.Offset + reader.TokenStartIndex);
    }

    /// <summary>Complains unless the value is of that type.</summary>
    public static void Require(ref Utf8JsonReader reader, FieldInfo field, RowContext context, JsonTokenType type)
    {
        if (reader.TokenType == type)
            return;
        throw Wrong(ref reader, field, context, type switch
        {
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            _ => "an object",
        });
    }

    /// <summary>The text that the reader is at; one that is not a text is reported as what it is, not replaced by question marks.</summary>
    public static string ReadText(ref Utf8JsonReader reader, FieldInfo field, RowContext context)
    {
        if (!reader.ValueIsEscaped && field.KnownTexts is { } texts)
            return texts.TryGet(reader.ValueSpan, out var known)
                ? known
                : throw Wrong(ref reader, field, context, Expected(FieldKind.Text));
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(ref reader, field, context, Expected(FieldKind.Text));
        }
    }

    private static ReadOnlySpan<byte> Text(ref Utf8JsonReader reader, FieldInfo field, RowContext context)
    {
        Require(ref reader, field, context, JsonTokenType.String);
        return reader.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(ReadText(ref reader, field, context)) : reader.ValueSpan;
    }

    private static RawId ReadId(ref Utf8JsonReader reader, FieldInfo field, RowContext context) =>
        RawId.TryRead(Text(ref reader, field, context), out var id) ? id : throw Wrong(ref reader, field, context, Expected(field.Kind));

    private static long ReadLong(ref Utf8JsonReader reader, FieldInfo field, RowContext context)
    {
        Require(ref reader, field, context, JsonTokenType.Number);
        return WireNumbers.TryReadLong(reader.ValueSpan, out var value)
            ? value
            : throw Wrong(ref reader, field, context, Expected(FieldKind.Long));
    }

    private static object ReadColumn(ref Utf8JsonReader reader, FieldInfo field, RowContext context)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadText(ref reader, field, context);
            case JsonTokenType.True or JsonTokenType.False:
                return reader.TokenType == JsonTokenType.True;
            case JsonTokenType.Number:
                Span<ulong> words = stackalloc ulong[2];
                return WireNumbers.TryReadDecimal(reader.ValueSpan, words)
                    ? RowValues.UnpackDecimal(words)
                    : throw Wrong(ref reader, field, context, Expected(FieldKind.Decimal));
            default:
                throw Wrong(ref reader, field, context, "a text, a number or a flag");
        }
    }

    private static bool TryReadJson(ref Utf8JsonReader reader, out object? value)
    {
        value = null;
        if (!JsonElement.TryParseValue(ref reader, out var element))
            return false;
        value = new RawJson(element.Value.GetRawText());
        return true;
    }

    private static bool TryReadParent(ref Utf8JsonReader reader, in ReadStep step, RowContext context, out object? value)
    {
        value = null;
        Require(ref reader, step.Field, context, JsonTokenType.StartObject);
        if (!RowReader.TryRead(ref reader, step.Nested!, context, out var parent))
            return false;
        value = parent;
        return true;
    }
}
