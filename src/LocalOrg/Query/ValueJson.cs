using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Salesforce.Typed.Local;

/// <summary>Writes a column's value as the platform writes it.</summary>
internal static class ValueJson
{
    public static void Write(Utf8JsonWriter json, Statement row, int column, ColumnKind kind)
    {
        if (kind is ColumnKind.Text or ColumnKind.Id or ColumnKind.Date)
        {
            // Most values are texts: a call into SQLite less for each of them.
            var text = row.Utf8(column);
            if (text.IsEmpty && row.IsNull(column))
                json.WriteNullValue();
            else
                json.WriteStringValue(text);
            return;
        }
        if (row.IsNull(column))
        {
            json.WriteNullValue();
            return;
        }
        switch (kind)
        {
            case ColumnKind.Integer:
                json.WriteNumberValue(row.Integer(column));
                break;
            case ColumnKind.Real:
                WriteReal(json, row.Real(column));
                break;
            case ColumnKind.Boolean:
                json.WriteBooleanValue(row.Integer(column) != 0);
                break;
            case ColumnKind.DateTime:
                Span<byte> moment = stackalloc byte[WireTime.MomentLength];
                WireTime.WriteMoment(row.Integer(column), moment);
                json.WriteStringValue(moment);
                break;
            case ColumnKind.Time:
                Span<byte> time = stackalloc byte[WireTime.TimeLength];
                WireTime.WriteTime(row.Integer(column), time);
                json.WriteStringValue(time);
                break;
            default:
                json.WriteStringValue(row.Utf8(column));
                break;
        }
    }

    /// <summary>
    /// Writes a fractional number as the platform, which runs on Java: always with a decimal point, and in scientific notation from ten
    /// million on and below a thousandth. Clients that read "1.0E7" as an integer have met their first large deal.
    /// </summary>
    public static void WriteReal(Utf8JsonWriter json, double value)
    {
        Span<byte> text = stackalloc byte[40];
        json.WriteRawValue(text[..FormatReal(value, text)], skipInputValidation: true);
    }

    /// <summary>The number's text; returns its length.</summary>
    public static int FormatReal(double value, Span<byte> text)
    {
        var size = Math.Abs(value);
        if (size is 0 or (>= 1e-3 and < 1e7))
        {
            _ = Utf8Formatter.TryFormat(value, text, out var length);
            if (text[..length].IndexOf((byte)'.') < 0)
            {
                ".0"u8.CopyTo(text[length..]);
                length += 2;
            }
            return length;
        }
        // .NET's shortest digits in an exponent form of its own: 3.5E+008 becomes 3.5E8.
        var scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = new string([.. shortest[..(shortest.IndexOf('E', StringComparison.Ordinal) is var e && e < 0 ? shortest.Length : e)].Where(char.IsAsciiDigit)])
            .Trim('0');
        var sign = value < 0 ? "-" : "";
        var rest = digits.Length > 1 ? digits[1..] : "0";
        return System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{rest}E{exponent}"), text);
    }
}
