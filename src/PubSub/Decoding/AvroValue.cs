using System.Buffers.Text;
using System.Globalization;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Events.Avro;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>One value of a payload: where the record keeps it when it is read, and what of the record is written.</summary>
internal static class AvroValue
{
    private const long MillisecondsOfDay = 24 * 60 * 60 * 1000;
    private const double Exact = 1L << 53;

    private static readonly TextCache Values = new();

    /// <summary>Whether values of that kind can be read from that type.</summary>
    public static bool CanRead(AvroKind type, FieldKind field) => type switch
    {
        AvroKind.String or AvroKind.Enum => field is FieldKind.Text or FieldKind.Picklist or FieldKind.MultiPicklist or FieldKind.Id,
        AvroKind.Boolean => field is FieldKind.Boolean,
        AvroKind.Int => field is FieldKind.Int or FieldKind.Long or FieldKind.Decimal or FieldKind.Double,
        AvroKind.Long => field is FieldKind.DateTime or FieldKind.Date or FieldKind.Time or FieldKind.Int or FieldKind.Long
            or FieldKind.Decimal or FieldKind.Double,
        AvroKind.Float or AvroKind.Double => field is FieldKind.Decimal or FieldKind.Double or FieldKind.Int or FieldKind.Long,
        _ => false,
    };

    /// <summary>Reads the value.</summary>
    public static void Read(ref AvroReader reader, AvroType type, FieldInfo field, int slot, object?[] objects, ulong[] words)
    {
        switch (type.Kind)
        {
            case AvroKind.String:
                ReadText(ref reader, reader.ReadBytes(), field, slot, objects, words);
                break;
            case AvroKind.Enum:
                var symbol = type.Symbols[reader.ReadIndex(type.Symbols.Length)];
                ReadText(ref reader, System.Text.Encoding.UTF8.GetBytes(symbol), field, slot, objects, words);
                break;
            case AvroKind.Boolean:
                words[slot] = RowValues.Pack(reader.ReadBoolean());
                break;
            case AvroKind.Int:
                ReadWhole(ref reader, reader.ReadInt(), field, slot, words);
                break;
            case AvroKind.Long when field.Kind == FieldKind.DateTime:
                words[slot] = RowValues.Pack(DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInstant()));
                break;
            case AvroKind.Long:
                ReadWhole(ref reader, reader.ReadLong(), field, slot, words);
                break;
            case AvroKind.Double:
                ReadNumber(ref reader, reader.ReadDouble(), field, slot, words);
                break;
            case AvroKind.Float:
                ReadNumber(ref reader, reader.ReadFloat(), field, slot, words);
                break;
            default:
                throw reader.Wrong($"{type.Kind} is not a type of a value of {field}");
        }
    }

    /// <summary>The text of these bytes, from what was seen before where it can be.</summary>
    public static string Text(ref AvroReader reader, ReadOnlySpan<byte> utf8, TextCache texts) =>
        texts.TryGet(utf8, out var text) ? text : throw reader.Wrong("Expected a text of whole characters");

    /// <summary>The value of a record as text.</summary>
    public static string TextOf(SObject record, FieldInfo field, int slot) => field.Kind switch
    {
        FieldKind.Id => RowValues.UnpackId(record.Words.AsSpan(slot, 2)).ToString(),
        FieldKind.MultiPicklist => string.Join(';', (string[])record.Objects[slot]!),
        _ => (string)record.Objects[slot]!,
    };

    /// <summary>The value as a whole number: for dates and times the milliseconds of an event.</summary>
    public static long WholeOf(FieldInfo field, ReadOnlySpan<ulong> words) => field.Kind switch
    {
        FieldKind.DateTime => RowValues.UnpackDateTime(words[0]).ToUnixTimeMilliseconds(),
        FieldKind.Date =>
            (RowValues.UnpackDate(words[0]).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * MillisecondsOfDay,
        FieldKind.Time => RowValues.UnpackTime(words[0]).Ticks / TimeSpan.TicksPerMillisecond,
        FieldKind.Int => RowValues.UnpackInt(words[0]),
        FieldKind.Long => RowValues.UnpackLong(words),
        FieldKind.Decimal => (long)RowValues.UnpackDecimal(words),
        _ => (long)RowValues.UnpackDouble(words[0]),
    };

    /// <summary>The value as a number with decimals.</summary>
    // By its text, because the conversion of a decimal to a double is not always the nearest one.
    public static double NumberOf(FieldInfo field, ReadOnlySpan<ulong> words)
    {
        if (field.Kind == FieldKind.Double)
            return RowValues.UnpackDouble(words[0]);
        if (field.Kind != FieldKind.Decimal)
            return WholeOf(field, words);
        Span<byte> text = stackalloc byte[40];
        _ = Utf8Formatter.TryFormat(RowValues.UnpackDecimal(words), text, out var length);
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static void ReadText(
        ref AvroReader reader, ReadOnlySpan<byte> utf8, FieldInfo field, int slot, object?[] objects, ulong[] words)
    {
        switch (field.Kind)
        {
            case FieldKind.Id:
                RowValues.Pack(RawId.TryRead(utf8, out var id)
                    ? id
                    : throw reader.Wrong($"Expected an id, found \"{WireDates.Show(utf8)}\""), words.AsSpan(slot, 2));
                break;
            case FieldKind.MultiPicklist:
                objects[slot] = PicklistSet.Split(Text(ref reader, utf8, Values), StringSplitOptions.None) is { Length: > 0 } values
                    ? values
                    : null;
                break;
            default:
                objects[slot] = Text(ref reader, utf8, field.KnownTexts!);
                break;
        }
    }

    private static void ReadWhole(ref AvroReader reader, long value, FieldInfo field, int slot, ulong[] words)
    {
        switch (field.Kind)
        {
            case FieldKind.Date:
                var day = Math.DivRem(value, MillisecondsOfDay, out var rest)
                    + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber - (rest < 0 ? 1 : 0);
                words[slot] = day >= 0 && day <= DateOnly.MaxValue.DayNumber
                    ? RowValues.Pack(DateOnly.FromDayNumber((int)day))
                    : throw reader.Wrong($"Expected milliseconds of a date, found {value}");
                break;
            case FieldKind.Time:
                words[slot] = value is >= 0 and < MillisecondsOfDay
                    ? RowValues.Pack(new TimeOnly(value * TimeSpan.TicksPerMillisecond))
                    : throw reader.Wrong($"Expected milliseconds of a day, found {value}");
                break;
            case FieldKind.Int:
                words[slot] = value is >= int.MinValue and <= int.MaxValue
                    ? RowValues.Pack((int)value)
                    : throw reader.Wrong($"Expected a whole number of 32 bits, found {value}");
                break;
            case FieldKind.Long:
                RowValues.Pack(value, words.AsSpan(slot, 2));
                break;
            case FieldKind.Decimal:
                RowValues.Pack((decimal)value, words.AsSpan(slot, 2));
                break;
            default:
                words[slot] = RowValues.Pack((double)value);
                break;
        }
    }

    private static void ReadNumber(ref AvroReader reader, double value, FieldInfo field, int slot, ulong[] words)
    {
        if (!double.IsFinite(value))
            throw reader.Wrong($"Expected a number, found {value.ToString(CultureInfo.InvariantCulture)}");
        switch (field.Kind)
        {
            case FieldKind.Double:
                words[slot] = RowValues.Pack(value);
                break;
            case FieldKind.Decimal:
                ReadDecimal(ref reader, value, words.AsSpan(slot, 2));
                break;
            default:
                if (value != Math.Floor(value) || Math.Abs(value) > Exact)
                    throw reader.Wrong($"Expected a whole number, found {value.ToString(CultureInfo.InvariantCulture)}");
                ReadWhole(ref reader, (long)value, field, slot, words);
                break;
        }
    }

    // An amount is a decimal in the org and a double in the event: what is meant is the shortest number that becomes this double.
    private static void ReadDecimal(ref AvroReader reader, double value, Span<ulong> words)
    {
        var size = Math.Abs(value);
        for (int scale = 0, unit = 1; scale <= 3; scale++, unit *= 10)
        {
            var digits = size * unit;
            // Of at most 15 digits, one number alone becomes this double.
            if (digits < 1e15 && digits == Math.Floor(digits) && digits / unit == size)
            {
                RowValues.Pack((ulong)digits, scale, value < 0, words);
                return;
            }
        }
        Span<byte> text = stackalloc byte[32];
        if (!Utf8Formatter.TryFormat(value, text, out var length)
            || !decimal.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            throw reader.Wrong($"Expected a number that a decimal can hold, found {value.ToString(CultureInfo.InvariantCulture)}");
        RowValues.Pack(exact, words);
    }
}
