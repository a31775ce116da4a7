using System.Text.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>Writes a column's value as the platform writes it.</summary>
internal static class ValueJson
{
    /// <param name="json">Where it is written.</param>
    /// <param name="row">The statement, positioned at the row.</param>
    /// <param name="column">The column's place.</param>
    /// <param name="kind">How the value is kept.</param>
    /// <param name="scale">How many decimals a fixed-point number has.</param>
    public static void Write(Utf8JsonWriter json, Statement row, int column, ColumnKind kind, int scale)
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
            case ColumnKind.Decimal or ColumnKind.Real:
                Span<byte> number = stackalloc byte[NumberText.MostBytes];
                // What has more decimals than its field, and a sum of more than fits, is a double.
                var length = kind == ColumnKind.Real ? NumberText.Format(row.Real(column), number)
                    : row.IsReal(column) ? NumberText.Format(row.Real(column), scale, number)
                    : NumberText.Format(row.Integer(column), scale, number);
                json.WriteRawValue(number[..length], skipInputValidation: true);
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
}
