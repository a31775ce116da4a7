using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>Gives the database to one call at a time: SQLite's connection serves one. Calls wait without holding a thread.</summary>
internal sealed class DatabaseLock
{
    private readonly SemaphoreSlim _semaphore = new(1, 1);
    private bool _isClosed;

    /// <summary>Runs <paramref name="work"/> while no other call is carried out.</summary>
    /// <exception cref="ApiException">The org is stopped.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _isClosed ? throw new ApiException(503, "SERVER_UNAVAILABLE", "The local org is stopped", null) : work();
        }
        finally
        {
            _semaphore.Release();
        }
    }

    /// <summary>Refuses all calls from now on; returns once the one that is being carried out is done.</summary>
    public async Task CloseAsync()
    {
        await _semaphore.WaitAsync().ConfigureAwait(false);
        _isClosed = true;
        _semaphore.Release();
    }
}
