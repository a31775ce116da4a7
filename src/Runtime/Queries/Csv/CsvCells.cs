namespace Salesforce.Typed.Queries.Csv;

internal static class CsvCells
{
    public const string Null = "#N/A";

    public static void Write(Salesforce.Typed.Core.Csv.CsvWriter csv, SObject record, FieldInfo field) => csv.WriteCell((record.ValueOf(field)?.ToString() is { Length: > 0 } t ? t : Null).AsSpan());
}
