using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Features.Bulk.Jobs;

/// <summary>
/// Waits for the end of a job: asks after a second, then at growing intervals of up to 30 seconds. Every request is one of the day's calls.
/// There is no overall
/// timeout, since a job runs on whether or not anyone asks.
/// </summary>
internal sealed class BulkPolling(BulkJobs jobs)
{
    // A few failed requests in a row, each of which was retried: a short outage must not end the wait for a long job.
    private const int MostFailures = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Waits until the job has ended.</summary>
    /// <param name="id">The job.</param>
    /// <param name="reported">Receives each state, the last one included.</param>
    /// <param name="cancellationToken">Stops the wait; the job runs on.</param>
    /// <exception cref="SalesforceNotFoundException">There is no such job anymore.</exception>
    public async Task<BulkJob> WaitAsync(string id, Func<BulkJob, ValueTask>? reported, CancellationToken cancellationToken)
    {
        var wait = First;
        var failures = 0;
        while (true)
        {
            try
            {
                var job = await jobs.GetAsync(id, cancellationToken).ConfigureAwait(false);
                failures = 0;
                if (reported is not null)
                    await reported(job).ConfigureAwait(false);
                if (job.HasEnded)
                    return job;
            }
            catch (Exception e) when (WriteOutcomeClassifier.IsTransient(e) && ++failures < MostFailures)
            {
            }
            await Task.Delay(wait, jobs.Clock, cancellationToken).ConfigureAwait(false);
            wait = Longer(wait);
        }
    }

    /// <summary>The wait after that one.</summary>
    public static TimeSpan Longer(TimeSpan wait) => wait * 1.5 < Longest ? wait * 1.5 : Longest;
}
