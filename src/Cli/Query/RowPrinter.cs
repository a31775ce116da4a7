using Salesforce.Typed.Cli.Output;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Query;

/// <summary>Prints rows; all but the table as they arrive, where the statement tells its columns.</summary>
internal sealed class RowPrinter(TextWriter output, RowForm form)
{
    /// <summary>Prints all rows, every page of them; returns how many.</summary>
    public async Task<int> PrintAsync(IAsyncEnumerable<SoqlRow> rows, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
    {
        var count = 0;
        if (form == RowForm.Table || (form == RowForm.Csv && columns is null))
        {
            var all = await rows.ToListAsync(cancellationToken).ConfigureAwait(false);
            columns ??= RowValues.Columns(all);
            if (form == RowForm.Table)
            {
                Table(all, columns);
                return all.Count;
            }
            rows = all.ToAsyncEnumerable();
        }
        if (form == RowForm.Csv)
            await output.WriteLineAsync(string.Join(',', columns!.Select(CsvText.Cell))).ConfigureAwait(false);
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            count++;
            await output.WriteLineAsync(form == RowForm.Json ? RowValues.Line(row) : string.Join(',', columns!.Select(c => Cell(row, c)))).ConfigureAwait(false);
        }
        return count;
    }

    private static string ValueOf(SoqlRow row, string column) => row.TryGetValue(column, out var value) ? RowValues.Text(value) : "";

    private static string Cell(SoqlRow row, string column) =>
        row.TryGetValue(column, out var value) && value is not (string or SoqlRow or IReadOnlyList<SoqlRow>) ? CsvText.Value(RowValues.Text(value)) : CsvText.Cell(RowValues.Text(value));

    private static void Table(IReadOnlyList<SoqlRow> rows, IReadOnlyList<string> columns)
    {
        if (rows.Count > 0)
        {
            var table = new Table().RoundedBorder().AddColumns([.. columns.Select(c => Markup.Escape(TerminalText.Escape(c)))]);
            foreach (var row in rows)
                table.AddRow([.. columns.Select(c => Markup.Escape(TerminalText.EscapeLines(ValueOf(row, c))))]);
            AnsiConsole.Write(table);
        }
        AnsiConsole.WriteLine(rows.Count == 1 ? "1 row" : $"{rows.Count} rows");
    }
}
