namespace Salesforce.Typed.Bulk;

/// <summary>How the lines of CSV end, as Bulk API 2.0 knows it.</summary>
public enum CsvLineEnding
{
    /// <summary>A line feed; the default of the API.</summary>
    Lf,

    /// <summary>A carriage return and a line feed.</summary>
    CrLf,
}
