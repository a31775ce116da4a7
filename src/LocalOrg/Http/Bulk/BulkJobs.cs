using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The jobs of an org, which are kept for a week. All members are used under the lock of the database.</summary>
internal sealed class BulkJobs(OrgClock clock) : IDisposable
{
    private const string KeyPrefix = "750";

    // Results and jobs are kept 7 days after the end; a job that is left open lives 24 hours (Limits and Allocations Quick Reference).
    private static readonly TimeSpan Retention = TimeSpan.FromDays(7);
    private static readonly TimeSpan OpenRetention = TimeSpan.FromHours(24);

    private readonly Dictionary<string, BulkJob> _jobs = [];
    private long _last;

    public DateTimeOffset Now => clock.Time.GetUtcNow();

    public string NextId() => RecordId.Create(KeyPrefix, ++_last);

    public void Add(BulkJob job) => _jobs.Add(job.Id, job);

    /// <summary>The job of that id and kind.</summary>
    /// <exception cref="ApiException">There is no such job, or it is another user's.</exception>
    public TJob Find<TJob>(OrgView view, string id)
        where TJob : BulkJob
    {
        Expire();
        return RecordId.TryParse(id, out var full) && _jobs.GetValueOrDefault(full) is TJob job && IsVisible(view, job)
            ? job
            : throw ApiErrors.NotFound();
    }

    /// <summary>The jobs that the user sees, both kinds together: the lists of the platform have both.</summary>
    public IReadOnlyList<BulkJob> All(OrgView view)
    {
        Expire();
        return [.. _jobs.Values.Where(j => IsVisible(view, j)).OrderBy(j => j.Id, StringComparer.Ordinal)];
    }

    public void Remove(BulkJob job)
    {
        _jobs.Remove(job.Id);
        job.IsRemoved = true;
        job.Dispose();
    }

    public void Dispose()
    {
        foreach (var job in _jobs.Values)
            job.Dispose();
    }

    // The org's own user has Manage Data Integrations, and sees every job.
    private static bool IsVisible(OrgView view, BulkJob job) => view.Model == view.Whole || job.UserId == view.UserId;

    private void Expire()
    {
        var now = Now;
        foreach (var job in _jobs.Values.ToList())
        {
            if (job.IsTerminated && now - job.Modified > Retention)
                Remove(job);
            else if (job.State == BulkJobState.Open && now - job.Created > OpenRetention)
                Remove(job);
        }
    }
}
