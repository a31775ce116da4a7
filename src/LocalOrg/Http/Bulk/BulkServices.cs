using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>What the bulk resources of all users share.</summary>
/// <param name="clock">What the times of jobs are taken from.</param>
/// <param name="databaseLock">Lets one call or step at a time use the database.</param>
/// <param name="stepDelay">How long a job waits between its steps.</param>
internal sealed class BulkServices(OrgClock clock, DatabaseLock databaseLock, TimeSpan stepDelay) : IAsyncDisposable
{
    public BulkJobs Jobs { get; } = new(clock);

    public BulkProcessor Processor { get; } = new(databaseLock, stepDelay);

    public BulkFaults Faults { get; } = new();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Processor.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            Jobs.Dispose();
        }
    }
}
