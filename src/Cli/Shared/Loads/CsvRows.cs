using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>
/// A file of CSV, as Bulk API 2.0 takes it: an empty cell leaves the field as it is, and <c>#N/A</c> clears it. Empty lines are skipped.
/// </summary>
internal sealed class CsvRows(string path, CsvDelimiter delimiter) : RowFile(path)
{
    private const string NotUtf8 = "The text is not UTF-8. Save the file as UTF-8 (in Excel: CSV UTF-8).";

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<FileCell>> HeaderAsync(CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        using var csv = Reader(stream);
        return await NextAsync(csv, cancellationToken).ConfigureAwait(false)
            ? Header(csv)
            : throw new InvalidDataException($"'{FilePath}' is empty.");
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<FileRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        using var csv = Reader(stream);
        if (!await NextAsync(csv, cancellationToken).ConfigureAwait(false))
            yield break;
        var columns = Header(csv);
        var row = new FileRow();
        while (await NextAsync(csv, cancellationToken).ConfigureAwait(false))
        {
            Position = stream.Position;
            if (csv.Count == 1 && csv[0].IsEmpty && !csv.IsQuoted(0))
                continue;
            Read(csv, columns, row);
            yield return row;
        }
    }

    private static void Read(CsvReader csv, IReadOnlyList<FileCell> columns, FileRow row)
    {
        row.Begin(csv.LineNumber);
        if (csv.Count != columns.Count)
        {
            row.Problem = FormattableString.Invariant(
                $"The row has {csv.Count:N0} cells, and the header has {columns.Count:N0}. Is a quote missing, or a delimiter too many?");
            return;
        }
        var line = row.Line;
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = csv[i];
            if (cell.IsEmpty)
                continue;
            if (!Utf8.IsValid(cell))
                row.Cells.Add(new FileCell(columns[i].Column, line, null, NotUtf8));
            else
                row.Cells.Add(new FileCell(columns[i].Column, line, cell.SequenceEqual("#N/A"u8) ? null : Encoding.UTF8.GetString(cell)));
            line += cell.Count((byte)'\n');
        }
    }

    private static List<FileCell> Header(CsvReader csv)
    {
        var cells = new List<FileCell>();
        for (var i = 0; i < csv.Count; i++)
            cells.Add(new FileCell(Encoding.UTF8.GetString(csv[i]), csv.LineNumber, "", Utf8.IsValid(csv[i]) ? null : NotUtf8));
        return cells;
    }

    private CsvReader Reader(Stream stream) => new(stream, delimiter, "file") { AllowsUnequalRows = true };

    private async ValueTask<bool> NextAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceFormatException e)
        {
            throw new InvalidDataException($"{FilePath}: {e.Message.TrimEnd('.')}. The rest of the file was not read.", e);
        }
    }
}
