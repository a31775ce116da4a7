namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>Rows as CSV.</summary>
internal static class CsvForm
{
    /// <summary>A line of cells that are escaped already, without its end.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells);

    /// <summary>The line of the names of columns, without its end.</summary>
    public static string Header(IEnumerable<string> columns) => Line(columns.Select(CsvText.Cell));
}
