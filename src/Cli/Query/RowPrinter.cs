using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Query;

/// <summary>Prints rows; all but the table as they arrive, where the statement names its columns.</summary>
internal sealed class RowPrinter(TextWriter output, OutputForm form)
{
    /// <summary>Prints all rows, every page of them; returns how many.</summary>
    public async Task<int> PrintAsync(IAsyncEnumerable<SoqlRow> rows, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        var count = 0;
        rows = rows.Select(RowValues.WithDistinctNames);
        if (form == OutputForm.Table || (form == OutputForm.Csv && columns is null))
        {
            var all = await rows.ToListAsync(cancellationToken).ConfigureAwait(false);
            columns ??= RowValues.Columns(all);
            if (form == OutputForm.Table)
            {
                Table(all, columns);
                return all.Count;
            }
            rows = all.ToAsyncEnumerable();
        }
        if (form == OutputForm.Csv)
            await output.WriteLineAsync(CsvForm.Header(columns!)).ConfigureAwait(false);
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            count++;
            await output.WriteLineAsync(form == OutputForm.Json ? RowValues.Line(row) : CsvForm.Line(columns!.Select(c => Cell(row, c))))
                .ConfigureAwait(false);
        }
        return count;
    }

    private static string ValueOf(SoqlRow row, string column) => row.TryGetValue(column, out var value) ? RowValues.Text(value) : "";

    private static string Cell(SoqlRow row, string column) =>
        row.TryGetValue(column, out var value) && value is not (string or SoqlRow or IReadOnlyList<SoqlRow>)
            ? CsvText.Value(RowValues.Text(value))
            : CsvText.Cell(RowValues.Text(value));

    private static void Table(IReadOnlyList<SoqlRow> rows, IReadOnlyList<string> columns)
    {
        if (rows.Count > 0)
            TerminalForm.Table(AnsiConsole.Console, columns, rows.Select(r => columns.Select(c => ValueOf(r, c))));
        AnsiConsole.WriteLine(rows.Count == 1 ? "1 row" : $"{rows.Count} rows");
    }
}
