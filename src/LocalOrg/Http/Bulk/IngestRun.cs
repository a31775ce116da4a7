using System.Text;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>
/// The processing of one job, in steps: the first checks the data, each other one writes a chunk of 200 rows in a transaction of its own. A row
/// that is refused does not take back the others of its chunk.
/// </summary>
internal sealed class IngestRun(IngestJob job, ObjectModel model, Database database, IngestWriter writer, BulkServices bulk)
{
    private const int ChunkRows = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<IngestResult> _done = [];
    private readonly List<string[]> _unread = [];
    private IReadOnlyList<IngestColumn>? _columns;
    private CsvReader? _rows;
    private bool _hasTimedOut;

    /// <summary>Makes the next step; false after the last. The caller holds the lock of the database.</summary>
    public bool Step()
    {
        try
        {
            if (_rows is null && job.State == BulkJobState.UploadComplete)
            {
                job.MoveTo(BulkJobState.InProgress, bulk.Jobs.Now);
                Begin();
                return true;
            }
            if (job.State == BulkJobState.InProgress && WriteChunk())
                return true;
            if (_hasTimedOut)
                job.MoveTo(BulkJobState.Failed, bulk.Jobs.Now, "InternalServerError : Batch failed. Too many retries of batches that timed out");
            else if (job.State == BulkJobState.InProgress)
                job.MoveTo(BulkJobState.JobComplete, bulk.Jobs.Now);
            WriteResults();
        }
        catch (BulkJobException e)
        {
            job.MoveTo(BulkJobState.Failed, bulk.Jobs.Now, e.Message);
            (_rows, _columns) = (null, []);
            WriteResults();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug of the local org must not leave the client waiting for a job that never ends.
            job.MoveTo(BulkJobState.Failed, bulk.Jobs.Now, $"InternalServerError : An unexpected error occurred in the local org: {e.Message}");
            WriteResults();
        }
        return false;
    }

    private void Begin()
    {
        if (job.Upload is not { Length: > 0 } upload)
            throw BulkJobException.ClientInput("Failed to read the header: the job has no data");
        string text;
        try
        {
            text = StrictUtf8.GetString(upload.ReadAll());
        }
        catch (DecoderFallbackException)
        {
            throw BulkJobException.ClientInput("The data is not in UTF-8");
        }
        CsvReader.CheckLineEndings(text, job.Dialect);
        var rows = new CsvReader(text, job.Dialect);
        if (!rows.TryRead(out var header))
            throw BulkJobException.ClientInput("Failed to read the header: the job has no data");
        _columns = IngestColumns.Find(job, model, header);
        _rows = rows;
    }

    // Writes a chunk; false after the last row.
    private bool WriteChunk()
    {
        var chunk = new List<CsvRow>(ChunkRows);
        while (chunk.Count < ChunkRows && _rows!.TryRead(out var row))
            chunk.Add(row);
        if (chunk.Count == 0)
            return false;
        var faults = chunk.ConvertAll(_ => bulk.Faults.Take());
        if (faults.Contains(BulkFaultKind.BatchTimeout))
        {
            _hasTimedOut = true;
            _unread.AddRange(chunk.Select(r => r.Cells));
            return false;
        }
        var repeated = RepeatedKeys(chunk);
        var results = new List<IngestResult>(chunk.Count);
        database.Atomically(() =>
        {
            for (var i = 0; i < chunk.Count; i++)
            {
                if (faults[i] != BulkFaultKind.RowLost)
                    results.Add(Write(chunk[i], faults[i], repeated));
            }
            return true;
        });
        _done.AddRange(results);
        job.Processed += results.Count;
        job.Failed += results.Count(r => r.Error is not null);
        return true;
    }

    private IngestResult Write(CsvRow row, BulkFaultKind? fault, HashSet<string> repeated)
    {
        var columns = _columns!;
        try
        {
            if (row.Error is { } error)
                throw new ApiException(400, "CLIENT_ERROR", error);
            if (row.Cells.Length != columns.Count)
                throw new ApiException(400, "CLIENT_ERROR", $"The row has {row.Cells.Length} columns, and the header {columns.Count}");
            if (fault == BulkFaultKind.RowLocked)
                throw new ApiException(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records");
            if (KeyOf(row) is { Length: > 0 } key && repeated.Contains(key))
                throw new ApiException(400, "DUPLICATE_VALUE", $"Duplicate external id specified: {key}", job.ExternalIdField!);
            return writer.Write(job, model, columns, row.Cells);
        }
        catch (ApiException e)
        {
            return IngestResult.Failed(row.Cells, IdOf(row), e);
        }
    }

    // Both rows of a chunk that have one key are refused.
    private HashSet<string> RepeatedKeys(List<CsvRow> chunk) =>
        [.. chunk.Select(KeyOf).OfType<string>().GroupBy(k => k, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key)];

    private string? KeyOf(CsvRow row) => job.Operation == "upsert" ? CellOf(row, model.Find(job.ExternalIdField!)!) : null;

    // Known before the row is written, except where the row makes the record.
    private string IdOf(CsvRow row) => job.Operation == "insert" ? "" : CellOf(row, model.Id) ?? "";

    private string? CellOf(CsvRow row, FieldModel field)
    {
        for (var i = 0; i < _columns!.Count && i < row.Cells.Length; i++)
        {
            if (_columns[i].Relationship is null && _columns[i].Field == field)
                return row.Cells[i];
        }
        return null;
    }

    private void WriteResults()
    {
        while (_rows is not null && _rows.TryRead(out var row))
            _unread.Add(row.Cells);
        IngestResults.Write(job, _columns ?? [], _done, _unread);
        job.Upload?.Dispose();
        job.Upload = null;
    }
}
