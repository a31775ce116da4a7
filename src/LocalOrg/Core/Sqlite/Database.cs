using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>
/// The org's SQLite database: one connection, used by one request at a time (the org's gate sees to that), with the statements that it
/// prepared kept for the next time.
/// </summary>
internal sealed class Database : IDisposable
{
    // Enough for the statements of a busy test suite; beyond that the ones that were not used lately go.
    private const int MostKept = 400;

    // How SQLite says that a statement is beyond its limits (Implementation Limits For SQLite).
    private static readonly string[] BeyondLimits = ["Expression tree is too "
        + "large", "too many", "parser stack overflow", "at most 64 tables", "string or blob too big", "LIKE or GLOB pattern too complex"];

    // How long a statement waits for a lock of another program, in milliseconds.
    private const string LongestWait = "PRAGMA busy_timeout = 5000";

    // SQLITE_DBSTATUS_CACHE_WRITE
    private const int CacheWrite = 9;

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly string? _file;
    private readonly DataFileLock? _lock;
    private readonly Dictionary<string, Stack<Statement>> _idle = new(StringComparer.Ordinal);
    private int _idleCount;
    private int _savepoints;
    private long _pagesWritten;

    private Exception? _lostTransaction;

    private Database(SqliteConnection connection, string? file, DataFileLock? held)
    {
        (_connection, _file, _lock) = (connection, file, held);
        _handle = connection.Handle!;
    }

    /// <summary>Opens the database in that file, or a new one in memory.</summary>
    /// <exception cref="DataFileException">The file cannot be used.</exception>
    public static Database Open(string? file)
    {
        if (file is null)
            return Connect(":memory:", null, null, static database =>
            {
                database.Execute("PRAGMA journal_mode = MEMORY");
                database.Execute("PRAGMA synchronous = OFF");
                database.Tune();
            });
        DataFile.Secure(file);
        var held = DataFileLock.Take(file);
        try
        {
            return Connect(file, file, held, database =>
            {
                database.Execute(LongestWait);
                TextCollation.Register(database._handle);
                DataFileFormat.Check(database, file);
                // A killed process loses nothing in WAL mode with NORMAL: what was written is in the operating system's hands.
                database.Execute("PRAGMA journal_mode = WAL");
                database.Execute("PRAGMA synchronous = NORMAL");
                // Checkpoints does so, outside of commits.
                database.Execute("PRAGMA wal_autocheckpoint = 0");
                database.Tune();
                DataFileFormat.Mark(database);
                DataFileLock.Note(database, null);
            });
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens a second connection to the data file, which can be used while this one writes.</summary>
    public Database OpenSecond() => Connect(_file!, _file, null, static database =>
    {
        database.Execute(LongestWait);
        // A connection finds the log, which a checkpoint needs, when it first reads.
        database.Execute("SELECT COUNT(*) FROM sqlite_master");
    });

    private static Database Connect(string source, string? file, DataFileLock? held, Action<Database> prepare)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            // A full path: SQLite would read options out of one that begins with "file:".
            DataSource = file is null ? source : Path.GetFullPath(file),
            // A pooled connection would keep the file open after the org has stopped.
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            var database = new Database(connection, file, held);
            prepare(database);
            return database;
        }
        // The first statements read and write the file: it may be damaged, not a database, or on a disk that is full.
        catch (Exception e) when (e is SqliteException or UnreachableException or ApiException)
        {
            connection.Dispose();
            var reason = e is SqliteException sqlite ? SqliteErrors.Reason(sqlite.SqliteExtendedErrorCode, sqlite.Message)
                : e is ApiException ? SqliteErrors.Full : null;
            throw new DataFileException(source, reason ?? e.Message, e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void AfterCommit()
    {
        if (IsInFile && raw.sqlite3_db_status(_handle, CacheWrite, out var pages, out _, 0) == raw.SQLITE_OK)
            Interlocked.Exchange(ref _pagesWritten, pages);
        try
        {
            Watcher?.AfterCommit();
        }
        catch (Exception e)
        {
            // The write is committed: a caller that gets an error would repeat it. The message may contain what a caller sent, so it is
            // left out.
            Console.Error.WriteLine($"The local org committed a write but could not publish its events: {e.GetType()}\n{e.StackTrace}");
        }
    }

    private void Tune()
    {
        Execute("PRAGMA temp_store = MEMORY");
        Execute("PRAGMA cache_size = -65536");
        TextCollation.Register(_handle);
    }

    /// <summary>Whether the rows outlive the org.</summary>
    public bool IsInFile => _file is not null;

    /// <summary>How many pages transactions have written to the log of the data file. It can be read from any thread.</summary>
    public long PagesWritten => Interlocked.Read(ref _pagesWritten);

    /// <summary>Is notified of the transactions.</summary>
    public ITransactionWatcher? Watcher { get; set; }

    /// <summary>The native connection, for registering functions.</summary>
    public sqlite3 Handle => _handle;

    /// <summary>Lends a statement; disposing it gives it back.</summary>
    public Statement Prepare(string sql)
    {
        RequireTransaction();
        if (_idle.TryGetValue(sql, out var idle) && idle.TryPop(out var kept))
        {
            _idleCount--;
            return kept;
        }
        var code = raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        return code == raw.SQLITE_OK ? new Statement(this, sql, statement) : throw Failed(code, sql);
    }

    /// <summary>Runs a statement that returns nothing and is not kept.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK)
            throw Failed(code, sql);
    }

    /// <summary>Runs a statement with values.</summary>
    public void Execute(string sql, params ReadOnlySpan<SqlValue> values)
    {
        using var statement = Prepare(sql);
        for (var i = 0; i < values.Length; i++)
            statement.Bind(i + 1, values[i]);
        statement.Run();
    }

    /// <summary>Does <paramref name="work"/> wholly or, when it throws, not at all. Can be nested.</summary>
    public T Atomically<T>(Func<T> work)
    {
        RequireTransaction();
        var name = _savepoints++ == 0 ? null : $"s{_savepoints}";
        var mark = 0;
        T result;
        try
        {
            Step(name is null ? "BEGIN IMMEDIATE" : $"SAVEPOINT {name}");
            mark = Watcher?.Mark ?? 0;
            result = work();
            RequireTransaction();
            if (name is null)
                Watcher?.BeforeCommit();
            Step(name is null ? "COMMIT" : $"RELEASE {name}");
        }
        catch
        {
            Watcher?.Rollback(mark);
            // SQLite ends a transaction by itself after some errors, a full disk among them.
            if (raw.sqlite3_get_autocommit(_handle) == 0)
            {
                Step(name is null ? "ROLLBACK" : $"ROLLBACK TO {name}");
                if (name is not null)
                    Step($"RELEASE {name}");
            }
            throw;
        }
        finally
        {
            if (--_savepoints == 0)
                _lostTransaction = null;
        }
        if (name is null)
            AfterCommit();
        return result;
    }

    /// <summary>How many rows the last INSERT, UPDATE or DELETE changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    public void Dispose()
    {
        foreach (var statement in _idle.Values.SelectMany(s => s))
            statement.Finish();
        _idle.Clear();
        _connection.Dispose();
        _lock?.Dispose();
    }

    internal void TakeBack(Statement statement)
    {
        if (_idleCount >= MostKept)
        {
            foreach (var kept in _idle.Values.SelectMany(s => s))
                kept.Finish();
            _idle.Clear();
            _idleCount = 0;
        }
        if (!_idle.TryGetValue(statement.Sql, out var idle))
            _idle.Add(statement.Sql, idle = new Stack<Statement>(1));
        idle.Push(statement);
        _idleCount++;
    }

    internal Exception Failed(int code, string sql)
    {
        var message = raw.sqlite3_errmsg(_handle).utf8_to_string();
        var failure = Failure(code, raw.sqlite3_extended_errcode(_handle), message, sql);
        if (_savepoints > 0 && raw.sqlite3_get_autocommit(_handle) != 0)
            _lostTransaction = failure;
        return failure;
    }

    private Exception Failure(int code, int extendedCode, string message, string sql)
    {
        // A statement of a caller can need more than SQLite allows; the platform has limits of its own, and this error for them.
        if (code == raw.SQLITE_TOOBIG || Array.Exists(BeyondLimits, l => message.Contains(l, StringComparison.OrdinalIgnoreCase)))
            return new ApiException(400, "QUERY_TOO_COMPLICATED", "Query is either selecting too many fields or the filter conditions are "
                + "too complicated.", null);
        if (SqliteErrors.IsFull(extendedCode))
            return ApiErrors.StorageLimitExceeded();
        return _file is not null && SqliteErrors.Reason(extendedCode, message) is { } reason
            ? new DataFileException(_file, reason)
            : new UnreachableException($"SQLite {code}: {message} in {sql}");
    }

    // What follows in a transaction that SQLite has ended would be committed statement by statement: it fails as the transaction did.
    private void RequireTransaction()
    {
        if (_lostTransaction is { } lost)
            throw lost;
    }

    private void Step(string sql)
    {
        using var statement = Prepare(sql);
        statement.Run();
    }
}
