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
    private static readonly string[] BeyondLimits = ["Expression tree is too large", "too many", "parser stack overflow", "at most 64 tables", "string or blob too big", "LIKE or GLOB pattern too complex"];

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Stack<Statement>> _idle = new(StringComparer.Ordinal);
    private int _idleCount;
    private int _savepoints;

    private Database(SqliteConnection connection, bool isInFile)
    {
        IsInFile = isInFile;
        _connection = connection;
        _handle = connection.Handle!;
    }

    /// <summary>Opens the database in that file, or a new one in memory.</summary>
    public static Database Open(string? file)
    {
        if (file is not null)
            DataFile.Secure(file);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            // A full path: SQLite would read options out of one that begins with "file:".
            DataSource = file is null ? ":memory:" : Path.GetFullPath(file),
            // A pooled connection would keep the file open after the org has stopped.
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            return Prepared(connection, file);
        }
        // The first statements read the file: it may be damaged, or not a database.
        catch (Exception e) when (e is SqliteException or UnreachableException)
        {
            connection.Dispose();
            throw new IOException($"The data file '{file}' cannot be opened: {e.Message}", e);
        }
    }

    private static Database Prepared(SqliteConnection connection, string? file)
    {
        var database = new Database(connection, file is not null);
        // A killed process loses nothing in WAL mode with NORMAL: what was written is in the operating system's hands.
        database.Execute(file is null ? "PRAGMA journal_mode = MEMORY" : "PRAGMA journal_mode = WAL");
        database.Execute(file is null ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = NORMAL");
        database.Execute("PRAGMA temp_store = MEMORY");
        database.Execute("PRAGMA cache_size = -65536");
        TextCollation.Register(database._handle);
        return database;
    }

    /// <summary>Whether the rows outlive the org.</summary>
    public bool IsInFile { get; }

    /// <summary>Is notified of the transactions.</summary>
    public ITransactionWatcher? Watcher { get; set; }

    /// <summary>The native connection, for registering functions.</summary>
    public sqlite3 Handle => _handle;

    /// <summary>Lends a statement; disposing it gives it back.</summary>
    public Statement Prepare(string sql)
    {
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
        var name = _savepoints++ == 0 ? null : $"s{_savepoints}";
        Step(name is null ? "BEGIN IMMEDIATE" : $"SAVEPOINT {name}");
        var mark = Watcher?.Mark ?? 0;
        try
        {
            var result = work();
            if (name is null)
                Watcher?.BeforeCommit();
            Step(name is null ? "COMMIT" : $"RELEASE {name}");
            if (name is null)
                Watcher?.AfterCommit();
            return result;
        }
        catch
        {
            Watcher?.Rollback(mark);
            Step(name is null ? "ROLLBACK" : $"ROLLBACK TO {name}");
            if (name is not null)
                Step($"RELEASE {name}");
            throw;
        }
        finally
        {
            _savepoints--;
        }
    }

    /// <summary>How many rows the last INSERT, UPDATE or DELETE changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    public void Dispose()
    {
        foreach (var statement in _idle.Values.SelectMany(s => s))
            statement.Finish();
        _idle.Clear();
        _connection.Dispose();
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
        // A statement of a caller can need more than SQLite allows; the platform has limits of its own, and this error for them.
        return code == raw.SQLITE_TOOBIG || Array.Exists(BeyondLimits, l => message.Contains(l, StringComparison.OrdinalIgnoreCase))
            ? new ApiException(400, "QUERY_TOO_COMPLICATED", "Query is either selecting too many fields or the filter conditions are too complicated.", null)
            : new UnreachableException($"SQLite {code}: {message} in {sql}");
    }

    private void Step(string sql)
    {
        using var statement = Prepare(sql);
        statement.Run();
    }
}
