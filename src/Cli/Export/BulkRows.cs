using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Features.Bulk.Queries;
using Salesforce.Typed.Queries.Csv;

namespace Salesforce.Typed.Cli.Export;

/// <summary>The rows of a statement that a job of Bulk API 2.0 runs.</summary>
/// <param name="org">The org.</param>
/// <param name="soql">The statement.</param>
/// <param name="includesDeleted">Whether deleted and archived rows are read too.</param>
/// <param name="snapshots">The folder of snapshots, which say of which types values are.</param>
internal sealed class BulkRows(SalesforceClient org, string soql, bool includesDeleted, string snapshots) : IExportRows
{
    private string[]? _columns;
    private SObjectInfo? _info;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ExportLine> CsvAsync(
        Action<WorkState> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new CsvLines();
        var isFirst = true;
        await foreach (var row in ReadAsync(progress, cancellationToken).ConfigureAwait(false))
        {
            if (isFirst)
                yield return lines.Header(_columns!);
            isFirst = false;
            yield return lines.Row(row);
        }
        if (isFirst && _columns is not null)
            yield return lines.Header(_columns);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ExportLine> JsonAsync(
        Action<WorkState> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JsonColumns? columns = null;
        await foreach (var row in ReadAsync(progress, cancellationToken).ConfigureAwait(false))
        {
            columns ??= await JsonColumns.OfAsync(_columns!, soql, org, snapshots, cancellationToken).ConfigureAwait(false);
            yield return new ExportLine(Encoding.UTF8.GetBytes(columns.Line(row)), IsRow: true);
        }
    }

    // Values are read as the texts that the org writes, whatever the fields are: a record of text fields, one for each column.
    private async IAsyncEnumerable<string?[]> ReadAsync(
        Action<WorkState> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var statement = new BulkStatement(org.Transport, "the statement", soql, includesDeleted, Bind);
        var options = new BulkQueryOptions { All = includesDeleted, Progress = new Waiting(progress), AbortWhenStopped = true };
        await foreach (var rows in new BulkQueryRun(statement, options).ReadAsync(null, 0, cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in rows)
                yield return [.. _info!.Fields.Select(f => row.Objects[row.Layout.SlotOf(f.Index)] as string)];
        }
    }

    private CsvRowReader Bind(CsvReader csv)
    {
        var names = CsvHeader.Read(csv).Names;
        if (_columns is null)
        {
            _columns = [.. names];
            var fields = names.Select((_, i) => new FieldDefinition { Name = NameOf(i), Type = "string" });
            _info = SObjectIndex.FromDefinitions([new SObjectDefinition { Name = "Row", Fields = [.. fields] }]).Find("Row")!.Dynamic;
        }
        else if (!names.SequenceEqual(_columns, StringComparer.OrdinalIgnoreCase))
            throw new InvalidDataException("A page of the job's result has other columns than the first one. Run the export again.");
        return CsvRowReader.Of(_info!, [.. names.Select((_, i) => new CsvPath(NameOf(i), i))], []);
    }

    private static string NameOf(int column) => string.Create(CultureInfo.InvariantCulture, $"C{column}");

    private sealed class Waiting(Action<WorkState> show) : IProgress<BulkQueryProgress>
    {
        public void Report(BulkQueryProgress value)
        {
            if (value.RowsRead == 0)
                show(new WorkState($"Running job {value.JobId}", value.RecordsProcessed, 0, "records") { Detail = value.State.ToString() });
        }
    }
}
