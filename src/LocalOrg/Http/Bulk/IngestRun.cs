using System.Text;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>
/// The processing of one job, in steps: the first checks the data, each other one writes a chunk of 200 rows in a transaction of its own. A
/// row that is refused does not take back the others of its chunk.
/// </summary>
internal sealed class IngestRun(IngestJob job, ObjectModel model, Database database, IngestWriter writer, BulkServices bulk)
{
    private const int ChunkRows = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<IngestResult> _done = [];
    private readonly List<string[]> _unread = [];
    private string[] _header = [];
    private IReadOnlyList<IngestColumn> _columns = [];
    private CsvReader? _rows;
    private bool _hasTimedOut;
    private bool _hasEnded;

    /// <summary>Makes the next step; false after the last. The caller holds the lock of the database.</summary>
    public bool Step()
    {
        if (_hasEnded || job.IsRemoved)
            return false;
        try
        {
            if (_rows is null && job.State == BulkJobState.UploadComplete)
            {
                job.MoveTo(BulkJobState.InProgress, bulk.Jobs.Now);
                OpenUpload();
                _columns = IngestColumns.Find(job, model, _header);
                return true;
            }
            if (job.State == BulkJobState.InProgress && WriteChunk())
                return true;
            if (_hasTimedOut)
                Fail("InternalServerError : Batch failed. Too many retries of batches that timed out");
            else if (job.State == BulkJobState.InProgress)
                job.MoveTo(BulkJobState.JobComplete, bulk.Jobs.Now);
        }
        catch (Exception e)
        {
            // Any error ends the job: the client would wait for it indefinitely.
            Fail(BulkErrors.ReasonOf(e));
        }
        WriteResults();
        return false;
    }

    private void Fail(string reason) => job.MoveTo(BulkJobState.Failed, bulk.Jobs.Now, reason);

    // Reads the header.
    private void OpenUpload()
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
        if (header.Error is { } error)
            throw BulkJobException.ClientInput(error);
        (_rows, _header) = (rows, header.Cells);
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
        var repeated = job.Operation == "upsert" ? new RepeatedKeys(model.Find(job.ExternalIdField!)!, chunk.Select(KeyOf)) : null;
        var results = new List<IngestResult>(chunk.Count);
        try
        {
            database.Atomically(() =>
            {
                for (var i = 0; i < chunk.Count; i++)
                {
                    if (faults[i] != BulkFaultKind.RowLost)
                        results.Add(Write(chunk[i], faults[i], repeated));
                }
                return true;
            });
        }
        catch
        {
            // Nothing of the chunk was written.
            _unread.AddRange(chunk.Select(r => r.Cells));
            throw;
        }
        _done.AddRange(results);
        job.Processed += results.Count;
        job.Failed += results.Count(r => r.Error is not null);
        return true;
    }

    private IngestResult Write(CsvRow row, BulkFaultKind? fault, RepeatedKeys? repeated)
    {
        try
        {
            if (row.Error is { } error)
                throw new ApiException(400, "CLIENT_ERROR", error);
            if (row.Cells.Length != _columns.Count)
                throw new ApiException(400, "CLIENT_ERROR", $"The row has {row.Cells.Length} columns, and the header {_columns.Count}");
            if (fault == BulkFaultKind.RowLocked)
                throw new ApiException(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records");
            if (repeated?.Contains(KeyOf(row)) == true)
                throw new ApiException(400, "DUPLICATE_VALUE", $"Duplicate external id specified: {KeyOf(row)}", job.ExternalIdField!);
            // A row that is refused leaves nothing behind, such as the contact of a person or a part of what is deleted with a record.
            return database.Atomically(() => writer.Write(job, model, _columns, row.Cells));
        }
        catch (ApiException e)
        {
            return IngestResult.Failed(row.Cells, IdOf(row), e);
        }
    }

    private string? KeyOf(CsvRow row) => CellOf(row, model.Find(job.ExternalIdField!)!);

    // Known before the row is written, except where the row makes the record.
    private string IdOf(CsvRow row) => job.Operation == "insert" ? "" : CellOf(row, model.Id) ?? "";

    private string? CellOf(CsvRow row, FieldModel field)
    {
        for (var i = 0; i < _columns.Count && i < row.Cells.Length; i++)
        {
            if (_columns[i].Relationship is null && _columns[i].Field == field)
                return row.Cells[i];
        }
        return null;
    }

    private void WriteResults()
    {
        try
        {
            ReadRest();
            IngestResults.Write(job, _header, _columns, _done, _unread);
        }
        catch (Exception e)
        {
            // An incomplete list would omit rows that were processed.
            job.DeleteResults();
            Fail(BulkErrors.ReasonOf(e));
        }
        _hasEnded = true;
        job.Upload?.Dispose();
        job.Upload = null;
    }

    // What was not read before the job ended is unprocessed: all of it, if the job was aborted before its first step.
    private void ReadRest()
    {
        try
        {
            if (_rows is null && job.Upload is not null)
                OpenUpload();
        }
        catch (BulkJobException)
        {
            // There are no rows in data that is not CSV of the job's dialect.
        }
        while (_rows is not null && _rows.TryRead(out var row))
            _unread.Add(row.Cells);
    }
}
