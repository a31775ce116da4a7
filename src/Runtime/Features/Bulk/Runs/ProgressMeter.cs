using Salesforce.Typed.Bulk;
using Salesforce.Typed.Features.Bulk.Journal;

namespace Salesforce.Typed.Features.Bulk.Runs;

/// <summary>Reports how far a run has come.</summary>
internal sealed class ProgressMeter(IProgress<BulkProgress>? progress)
{
    private const int RecordsBetweenReports = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, BulkJob> _jobs = [];

    /// <summary>A record was read from the source.</summary>
    public void Read(long records)
    {
        if (progress is not null && records % RecordsBetweenReports == 0)
            progress.Report(new BulkProgress { RecordsRead = records });
    }

    /// <summary>The org reported a job of a part.</summary>
    public void Report(RunState state, PartState part, BulkJob job)
    {
        lock (_lock)
            _jobs[part.Number] = job;
        Report(state);
    }

    /// <summary>A part has come further.</summary>
    public void Report(RunState state)
    {
        if (progress is null)
            return;
        var parts = state.Parts;
        BulkJob[] jobs;
        lock (_lock)
            jobs = [.. parts.Select(p => p.Job ?? _jobs.GetValueOrDefault(p.Number)).OfType<BulkJob>()];
        progress.Report(new BulkProgress
        {
            RecordsRead = state.Records,
            IsSpooled = state.IsSpooled,
            Parts = parts.Count,
            PartsDone = parts.Count(p => p.Step >= PartStep.Stored),
            Bytes = parts.Sum(p => p.Bytes),
            BytesSent = parts.Where(p => p.Step is >= PartStep.Uploaded and < PartStep.NotSent).Sum(p => p.Bytes),
            RecordsProcessed = jobs.Sum(j => j.RecordsProcessed),
            RecordsFailed = jobs.Sum(j => j.RecordsFailed),
        });
    }
}
