using System.Text.Json;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Queries.Execution;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The processing of one query job, in steps: each reads a page of rows.</summary>
internal sealed class QueryJobRun(QueryJob job, IReadOnlyList<QueryJobColumn> columns, QueryRunner queries, BulkServices bulk)
{
    private readonly CsvWriter _csv = new(job.Dialect);
    private string? _locator;
    private bool _hasBegun;

    /// <summary>Makes the next step; false after the last. The caller holds the lock of the database.</summary>
    public bool Step()
    {
        if (job.IsTerminated)
            return false;
        try
        {
            job.MoveTo(BulkJobState.InProgress, bulk.Jobs.Now);
            job.Header = _csv.Row(columns.Select(c => c.Header));
            using var page = _hasBegun
                ? queries.RunNext(_locator!, "")
                : queries.Run(job.Soql, job.IncludesDeleted, QueryRunner.DefaultPageSize, "");
            _hasBegun = true;
            if (Read(page))
                return true;
            job.MoveTo(BulkJobState.JobComplete, bulk.Jobs.Now);
        }
        catch (Exception e)
        {
            // Any error ends the job: the client would wait for it indefinitely.
            job.MoveTo(BulkJobState.Failed, bulk.Jobs.Now, BulkErrors.ReasonOf(e));
        }
        return false;
    }

    // Adds the rows of a page; false after the last page.
    private bool Read(ApiResponse page)
    {
        using var document = JsonDocument.Parse(page.Body!.Memory);
        using var file = job.Rows.OpenAppend();
        foreach (var row in document.RootElement.GetProperty("records").EnumerateArray())
        {
            job.Offsets.Add(file.Position);
            file.Write(_csv.Row(columns.Select(c => c.TextOf(row))));
            job.Processed++;
        }
        if (document.RootElement.GetProperty("done").GetBoolean())
            return false;
        var url = document.RootElement.GetProperty("nextRecordsUrl").GetString()!;
        _locator = url[(url.LastIndexOf('/') + 1)..];
        return true;
    }
}
