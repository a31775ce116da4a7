using Salesforce.Typed.Testing.Core.Errors;
using SQLitePCL;

namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>
/// Copies what was written from the write-ahead log into the data file, on a thread and a connection of its own. SQLite would do so within
/// the commit of a write, which then waits for the disk: up to a second where the disk is busy.
/// </summary>
internal sealed class Checkpoints : IDisposable
{
    // Pages of 4 KB: 16 MB.
    private const int PagesBetween = 4096;

    // While others write, the log cannot begin again from its start. Above 64 MB it does, while nothing is written.
    private const int MostPages = 16_384;
    private const int PassesBeforeLast = 3;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Database _database;
    private readonly DatabaseLock _databaseLock;
    private readonly Database _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;

    /// <summary>Starts the thread.</summary>
    /// <param name="database">The connection that writes.</param>
    /// <param name="databaseLock">The lock of that connection.</param>
    /// <exception cref="DataFileException">The second connection cannot be opened.</exception>
    public Checkpoints(Database database, DatabaseLock databaseLock)
    {
        // Here and not on the thread, where an exception would end the process.
        (_database, _databaseLock, _connection) = (database, databaseLock, database.OpenSecond());
        _thread = new Thread(Run) { IsBackground = true, Name = "LocalOrg checkpoints" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _connection.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        long done = 0;
        while (!_stop.Token.WaitHandle.WaitOne(Interval))
        {
            var written = _database.PagesWritten;
            if (written - done < PagesBetween)
                continue;
            done = written;
            // A checkpoint that fails, on a full disk for example, loses nothing: the log keeps the pages, and the next one copies them.
            if (Checkpoint() <= MostPages)
                continue;
            // Each pass copies what was written during the one before, so that little is left for the last, which others wait for.
            for (var pass = 0; pass < PassesBeforeLast; pass++)
                Checkpoint();
            WhileNothingIsWritten(Checkpoint);
        }
    }

    // The number of pages in the log.
    private int Checkpoint()
    {
        raw.sqlite3_wal_checkpoint_v2(_connection.Handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out _);
        return pages;
    }

    private void WhileNothingIsWritten(Func<int> work)
    {
        try
        {
            _databaseLock.RunAsync(work, _stop.Token).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is OperationCanceledException or ApiException)
        {
            // The org is being stopped.
        }
    }
}
