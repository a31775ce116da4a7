using System.Runtime.CompilerServices;
using System.Text;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Cli.Export;

/// <summary>The rows of a statement, in pages of the REST API.</summary>
/// <param name="org">The org.</param>
/// <param name="soql">The statement.</param>
/// <param name="includesDeleted">Whether deleted and archived rows are read too.</param>
/// <param name="query">The statement as it was parsed; null where it could not be.</param>
internal sealed class QueryRows(SalesforceClient org, string soql, bool includesDeleted, SoqlQuery? query) : IExportRows
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<ExportLine> CsvAsync(
        Action<WorkState> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new CsvLines();
        var columns = RowValues.Columns(query);
        if (columns is not null)
            yield return lines.Header(columns);
        var isGiven = columns is not null;
        await foreach (var row in RowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (columns is null)
            {
                columns = RowValues.Columns([row]);
                yield return lines.Header(columns);
            }
            else if (!isGiven)
                RequireSame(columns, row);
            yield return lines.Row(columns.Select(c => row.TryGetValue(c, out var value) ? RowValues.Text(value) : null));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ExportLine> JsonAsync(
        Action<WorkState> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(cancellationToken).ConfigureAwait(false))
            yield return new ExportLine(Encoding.UTF8.GetBytes(RowValues.Line(row) + "\n"), IsRow: true);
    }

    private IAsyncEnumerable<SoqlRow> RowsAsync(CancellationToken cancellationToken)
    {
        // It is the person's own statement: there is no data in it that came from elsewhere.
        var statement = org.Query(SoqlText.Trusted(soql), cancellationToken);
        if (includesDeleted)
            statement = statement.IncludeDeleted();
        return statement.AsAsyncEnumerable(cancellationToken).Select(RowValues.WithDistinctNames);
    }

    // Where the statement does not name its columns, the first row does. A value for which there is no column would be lost.
    private static void RequireSame(IReadOnlyList<string> columns, SoqlRow row)
    {
        foreach (var path in RowValues.Columns([row]))
        {
            var isKnown = columns.Contains(path, StringComparer.OrdinalIgnoreCase)
                // A parent that this row does not have.
                || (row.TryGetValue(path, out var value) && value is null
                    && columns.Any(c => c.StartsWith(path + ".", StringComparison.OrdinalIgnoreCase)));
            if (!isKnown)
            {
                throw new InvalidDataException(
                    $"A row has the value '{path}', which the first row does not have. Export to .jsonl, or name the fields in SELECT.");
            }
        }
    }
}
