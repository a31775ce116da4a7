using System.Globalization;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Queries.Csv;

/// <summary>Stands in for the one of the queries' branch.</summary>
internal static class CsvCells
{
    /// <summary>Clears a field.</summary>
    public const string Null = "#N/A";

    /// <summary>Writes a cell.</summary>
    public static void Write(CsvWriter csv, SObject record, FieldInfo field)
    {
        var text = record.ValueOf(field) switch
        {
            null or "" => Null,
            string s => s,
            bool b => b ? "true" : "false",
            DateOnly d => WireDates.Write(d),
            DateTimeOffset d => WireDates.Write(d),
            TimeOnly d => WireDates.Write(d),
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString()!,
        };
        csv.WriteCell(text.AsSpan());
    }
}
