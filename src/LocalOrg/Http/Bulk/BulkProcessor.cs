using System.Collections.Concurrent;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Processes jobs in the background, a step of each at a time: between the steps other calls have the database.</summary>
/// <param name="databaseLock">Lets one call or step at a time use the database.</param>
/// <param name="stepDelay">How long a job waits between its steps.</param>
internal sealed class BulkProcessor(DatabaseLock databaseLock, TimeSpan stepDelay) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Runs the steps of a job until there are no more.</summary>
    /// <param name="step">Makes the next step; false after the last.</param>
    public void Start(Func<bool> step)
    {
        var task = Task.Run(() => RunAsync(step));
        _running[task] = true;
        _ = task.ContinueWith(t => _running.TryRemove(t, out _), TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running.Keys).ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(Func<bool> step)
    {
        try
        {
            do
            {
                if (stepDelay > TimeSpan.Zero)
                    await Task.Delay(stepDelay, TimeProvider.System, _stop.Token).ConfigureAwait(false);
            }
            while (await databaseLock.RunAsync(step, _stop.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is OperationCanceledException or ApiException { Status: 503 })
        {
            // The org is stopped, and the job with it.
        }
        catch (Exception e)
        {
            // Steps handle their own errors, so this is a bug in the local org. Stopping the org awaits this task and must not fail.
            await Console.Error.WriteLineAsync($"A bulk job of the local org has stopped: {e.GetType()}\n{e.StackTrace}")
                .ConfigureAwait(false);
        }
    }
}
