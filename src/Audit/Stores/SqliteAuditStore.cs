using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Salesforce.Typed.Audit.Chains;
using Salesforce.Typed.Audit.Records;

namespace Salesforce.Typed.Audit.Stores;

/// <summary>Keeps records in a SQLite file, which several processes may write, each to its own chain.</summary>
public sealed class SqliteAuditStore : IAuditStore
{
    private const int BusySeconds = 10;

    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1);
    private bool? _isFull;

    private SqliteAuditStore(string connectionString, SqliteConnection writer) => (_connectionString, _writer) = (connectionString, writer);

    /// <summary>Opens the store, and creates it where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AuditStoreException">The file cannot be used.</exception>
    public static async Task<SqliteAuditStore> OpenAsync(string path, CancellationToken cancellationToken = default)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds }.ToString();
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Execute(connection, """
                PRAGMA journal_mode = WAL;
                CREATE TABLE IF NOT EXISTS audit_records (
                    position INTEGER PRIMARY KEY AUTOINCREMENT, chain TEXT NOT NULL, sequence INTEGER NOT NULL, time TEXT NOT NULL, kind TEXT NOT NULL,
                    agent TEXT, tool TEXT, decision TEXT, search TEXT NOT NULL, json BLOB NOT NULL, mac BLOB NOT NULL, UNIQUE (chain, sequence));
                CREATE INDEX IF NOT EXISTS audit_records_agent ON audit_records (agent, position);
                CREATE INDEX IF NOT EXISTS audit_records_time ON audit_records (time);
                CREATE TABLE IF NOT EXISTS audit_chains (
                    chain TEXT PRIMARY KEY, sequence INTEGER NOT NULL, mac BLOB NOT NULL, start_sequence INTEGER NOT NULL DEFAULT 0, start_mac BLOB);
                CREATE TABLE IF NOT EXISTS audit_checkpoints (id INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL);
                """);
            return new SqliteAuditStore(connectionString, connection);
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (e is SqliteException or IOException or UnauthorizedAccessException)
                throw new AuditStoreException($"The audit store {path} cannot be used: {e.Message}", e);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<AuditRecord> AppendAsync(
        string chain, AuditKeys keys, DateTimeOffset time, AuditEntry entry, bool mustSurvivePowerLoss,
        CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Append(chain, keys, time, entry, mustSurvivePowerLoss);
        }
        catch (SqliteException e)
        {
            throw Unusable("written", e);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredRecord> ReadAsync(
        AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (where, values) = Conditions(filter);
        var sql = $"SELECT position, json, mac FROM audit_records WHERE {where} ORDER BY position";
        if (filter.Last is { } last)
        {
            sql = $"SELECT * FROM (SELECT position, json, mac FROM audit_records WHERE {where} ORDER BY position DESC LIMIT "
                + $"{last.ToString(CultureInfo.InvariantCulture)}) ORDER BY position";
        }
        await foreach (var row in RowsAsync(sql, values, r => (r.GetInt64(0), Bytes(r, 1), Bytes(r, 2)), cancellationToken)
            .ConfigureAwait(false))
            yield return new StoredRecord(row.Item1, RecordJson.Read(row.Item2, row.Item3));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChainRow> ReadChainAsync(string chain, CancellationToken cancellationToken = default) => RowsAsync(
        "SELECT json, mac, sequence, time, kind, agent, tool, decision, search FROM audit_records WHERE chain = $chain ORDER BY sequence",
        [("$chain", chain)], r => new ChainRow(Bytes(r, 0), Bytes(r, 1), IsIndexRight(r)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChainHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) => await RowsAsync(
        "SELECT chain, sequence, mac FROM audit_chains", [], Head, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChainHead>> ReadStartsAsync(CancellationToken cancellationToken = default) => await RowsAsync(
        "SELECT chain, start_sequence, start_mac FROM audit_chains WHERE start_sequence > 0", [], Head, cancellationToken)
        .ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task AddCheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Execute(_writer, "INSERT INTO audit_checkpoints (json) VALUES ($json)", ("$json", checkpoint.ToJson()));
        }
        catch (SqliteException e)
        {
            throw Unusable("written", e);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Checkpoint>> ReadCheckpointsAsync(CancellationToken cancellationToken = default) => await RowsAsync(
        "SELECT json FROM audit_checkpoints ORDER BY id", [], r => Checkpoint.Parse(r.GetString(0)), cancellationToken)
        .ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    private AuditRecord Append(string chain, AuditKeys keys, DateTimeOffset time, AuditEntry entry, bool mustSurvivePowerLoss)
    {
        // The setting cannot be changed within a transaction.
        if (_isFull != mustSurvivePowerLoss)
        {
            Execute(_writer, mustSurvivePowerLoss ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            _isFull = mustSurvivePowerLoss;
        }
        using var transaction = _writer.BeginTransaction(deferred: false);
        byte[] previous = [];
        var sequence = 0L;
        using (var select = Command(_writer, "SELECT sequence, mac FROM audit_chains WHERE chain = $chain", ("$chain", chain)))
        using (var reader = select.ExecuteReader())
        {
            if (reader.Read())
                (sequence, previous) = (reader.GetInt64(0), Bytes(reader, 1));
        }
        sequence++;
        var json = RecordJson.Write(chain, sequence, time, keys.Id, entry);
        var mac = keys.Mac(previous, sequence, json);
        var index = Index(time, entry).ToArray();
        Execute(
            _writer,
            """
            INSERT INTO audit_records (chain, sequence, time, kind, agent, tool, decision, search, json, mac)
            VALUES ($chain, $sequence, $time, $kind, $agent, $tool, $decision, $search, $json, $mac)
            """,
            ("$chain", chain), ("$sequence", sequence), ("$time", index[0]), ("$kind", index[1]), ("$agent", index[2]), ("$tool", index[3]),
            ("$decision", index[4]), ("$search", index[5]), ("$json", json), ("$mac", mac));
        Execute(
            _writer,
            "INSERT INTO audit_chains (chain, sequence, mac) VALUES ($chain, $sequence, $mac) ON CONFLICT (chain) DO UPDATE SET sequence "
                + "= $sequence, mac = $mac",
            ("$chain", chain), ("$sequence", sequence), ("$mac", mac));
        transaction.Commit();
        return new AuditRecord(chain, sequence, time, keys.Id, entry, mac);
    }

    private static (string Where, (string Name, object? Value)[] Values) Conditions(AuditFilter filter)
    {
        var conditions = new List<string> { "1 = 1" };
        var values = new List<(string, object?)>();
        Add("agent = $agent", "$agent", filter.Agent);
        Add("kind = $kind", "$kind", filter.Kind is { } kind ? RecordJson.KindName(kind) : null);
        Add("tool = $tool", "$tool", filter.Tool);
        Add("decision = $decision", "$decision", filter.Decision);
        Add("instr(search, $text) > 0", "$text", filter.Text?.ToLowerInvariant());
        Add("time >= $since", "$since", filter.Since is { } since ? RecordJson.Time(since) : null);
        Add("time < $until", "$until", filter.Until is { } until ? RecordJson.Time(until) : null);
        Add("position > $after", "$after", filter.After);
        return (string.Join(" AND ", conditions), [.. values]);

        void Add(string condition, string name, object? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            values.Add((name, value));
        }
    }

    private async IAsyncEnumerable<T> RowsAsync<T>(
        string sql, (string Name, object? Value)[] values, Func<SqliteDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await using var disposal = connection.ConfigureAwait(false);
        using var command = Command(connection, sql, values);
        SqliteDataReader reader;
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException e)
        {
            throw Unusable("read", e);
        }
        await using (reader.ConfigureAwait(false))
        {
            while (true)
            {
                T row;
                try
                {
                    if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        yield break;
                    row = read(reader);
                }
                catch (SqliteException e)
                {
                    throw Unusable("read", e);
                }
                yield return row;
            }
        }
    }

    private static ChainHead Head(SqliteDataReader reader) => new(reader.GetString(0), reader.GetInt64(1), Bytes(reader, 2));

    // Whoever changed the file may have changed the type of a value too.
    private static byte[] Bytes(SqliteDataReader reader, int column) => reader[column] switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        _ => [],
    };

    private static bool IsIndexRight(SqliteDataReader reader)
    {
        try
        {
            var record = RecordJson.Read(Bytes(reader, 0), default);
            var expected = Index(record.Time, record.Entry).Prepend(record.Sequence);
            return expected.Select((value, i) => Equals(value, reader.IsDBNull(i + 2) ? null : reader[i + 2])).All(isSame => isSame);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // What the store searches by, in the order of the columns.
    private static IEnumerable<object?> Index(DateTimeOffset time, AuditEntry entry) =>
    [
        RecordJson.Time(time), RecordJson.KindName(entry.Kind), entry.Agent, entry.Tool, entry.Decision,
        $"{entry.Sentence}\n{entry.Footprint}".ToLowerInvariant(),
    ];

    private static AuditStoreException Unusable(string what, SqliteException cause) =>
        new($"The audit store cannot be {what}: {cause.Message}", cause);

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }
}
