using System.Globalization;
using Microsoft.Data.Sqlite;
using Salesforce.Typed.Audit.Stores;

namespace Salesforce.Typed.Gate.Stores;

/// <summary>Keeps policy, keys and approvals in a SQLite file, which may be that of the audit.</summary>
internal sealed class SqliteGateStore : IGateStore
{
    private const int BusySeconds = 10;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _using = new(1);

    private SqliteGateStore(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the store, and creates it where there is none.</summary>
    /// <exception cref="AuditStoreException">The file cannot be used.</exception>
    public static async Task<SqliteGateStore> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using var command = connection.CreateCommand();
            command.CommandText = """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                CREATE TABLE IF NOT EXISTS gate_policies (version INTEGER PRIMARY KEY, json TEXT NOT NULL, time TEXT NOT NULL, person TEXT NOT NULL);
                CREATE TABLE IF NOT EXISTS gate_keys (
                    hash TEXT PRIMARY KEY, agent TEXT NOT NULL, prefix TEXT NOT NULL, created TEXT NOT NULL, expires TEXT, stopped TEXT);
                CREATE TABLE IF NOT EXISTS gate_approvals (
                    id TEXT PRIMARY KEY, agent TEXT NOT NULL, digest TEXT NOT NULL, sentence TEXT NOT NULL, details TEXT NOT NULL, state TEXT NOT NULL,
                    created TEXT NOT NULL, expires TEXT NOT NULL, person TEXT);
                CREATE TABLE IF NOT EXISTS gate_uses (agent TEXT, day TEXT, rows INTEGER NOT NULL, calls INTEGER NOT NULL, PRIMARY KEY (agent, day));
                """;
            command.ExecuteNonQuery();
            return new SqliteGateStore(connection);
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (e is SqliteException or IOException or UnauthorizedAccessException)
                throw new AuditStoreException($"The store {path} cannot be used: {e.Message}", e);
            throw;
        }
    }

    public Task<long> ReadPolicyVersionAsync(CancellationToken cancellationToken) => ReadAsync(
        "SELECT COALESCE(MAX(version), 0) FROM gate_policies", [], r => r.GetInt64(0), cancellationToken);

    public Task<StoredPolicy?> ReadPolicyAsync(CancellationToken cancellationToken) => ReadAsync<StoredPolicy?>(
        "SELECT version, json, time, person FROM gate_policies ORDER BY version DESC LIMIT 1", [],
        r => new StoredPolicy(r.GetInt64(0), r.GetString(1), Time(r, 2)!.Value, r.GetString(3)), cancellationToken);

    public async Task<long?> AddPolicyAsync(
        string json, string person, long after, DateTimeOffset time, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            """
            INSERT INTO gate_policies (version, json, time, person)
            SELECT $after + 1, $json, $time, $person WHERE (SELECT COALESCE(MAX(version), 0) FROM gate_policies) = $after
            """,
            [("$after", after), ("$json", json), ("$time", Text(time)), ("$person", person)], cancellationToken).ConfigureAwait(false) == 1
            ? after + 1
            : null;

    public Task AddKeyAsync(StoredKey key, string hash, CancellationToken cancellationToken) => ExecuteAsync(
        "INSERT INTO gate_keys (hash, agent, prefix, created, expires) VALUES ($hash, $agent, $prefix, $created, $expires)",
        [("$hash", hash), ("$agent", key.Agent), ("$prefix", key.Prefix), ("$created", Text(key.Created)), ("$expires", Text(key.Expires))],
        cancellationToken);

    public Task<int> StopKeysAsync(string agent, DateTimeOffset time, CancellationToken cancellationToken) => ExecuteAsync(
        "UPDATE gate_keys SET stopped = $time WHERE agent = $agent AND stopped IS NULL", [("$time", Text(time)), ("$agent", agent)],
        cancellationToken);

    public Task<StoredKey?> FindKeyAsync(string hash, CancellationToken cancellationToken) => ReadAsync<StoredKey?>(
        "SELECT agent, prefix, created, expires, stopped FROM gate_keys WHERE hash = $hash", [("$hash", hash)], Key, cancellationToken);

    public Task<IReadOnlyList<StoredKey>> ReadKeysAsync(CancellationToken cancellationToken) => ReadAllAsync(
        "SELECT agent, prefix, created, expires, stopped FROM gate_keys ORDER BY created, hash", [], Key, cancellationToken);

    public Task AddApprovalAsync(StoredApproval approval, CancellationToken cancellationToken) => ExecuteAsync(
        """
        INSERT INTO gate_approvals (id, agent, digest, sentence, details, state, created, expires)
        VALUES ($id, $agent, $digest, $sentence, $details, $state, $created, $expires)
        """,
        [
            ("$id", approval.Id), ("$agent", approval.Agent), ("$digest", approval.Digest), ("$sentence", approval.Sentence),
            ("$details", approval.Details),
            ("$state", approval.State), ("$created", Text(approval.Created)), ("$expires", Text(approval.Expires)),
        ], cancellationToken);

    public Task<StoredApproval?> FindApprovalAsync(string id, CancellationToken cancellationToken) => ReadAsync<StoredApproval?>(
        $"SELECT {ApprovalColumns} FROM gate_approvals WHERE id = $id", [("$id", id)], Approval, cancellationToken);

    public Task<IReadOnlyList<StoredApproval>> ReadApprovalsAsync(
        string? agent, int most, CancellationToken cancellationToken) => ReadAllAsync(
        $"SELECT {ApprovalColumns} FROM gate_approvals WHERE $agent IS NULL OR agent = $agent ORDER BY created DESC, id LIMIT $most",
        [("$agent", agent), ("$most", most)], Approval, cancellationToken);

    public async Task<bool> MoveApprovalAsync(
        string id, string from, string to, string? person, DateTimeOffset time, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            """
            UPDATE gate_approvals SET state = $to, person = COALESCE($person, person) WHERE id = $id AND state = $from AND expires > $time
            """,
            [("$id", id), ("$from", from), ("$to", to), ("$person", person), ("$time", Text(time))],
            cancellationToken).ConfigureAwait(false) == 1;

    public Task<(long Rows, long OrgCalls)> UseAsync(
        string agent, DateOnly day, long rows, long orgCalls, CancellationToken cancellationToken) => ReadAsync(
        """
        INSERT INTO gate_uses (agent, day, rows, calls) VALUES ($agent, $day, $rows, $calls)
        ON CONFLICT (agent, day) DO UPDATE SET rows = rows + $rows, calls = calls + $calls RETURNING rows, calls
        """,
        [("$agent", agent), ("$day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("$rows", rows), ("$calls", orgCalls)],
        r => (r.GetInt64(0), r.GetInt64(1)), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _using.Dispose();
    }

    private const string ApprovalColumns = "id, agent, digest, sentence, details, state, created, expires, person";

    private static StoredApproval Approval(SqliteDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), Time(r, 6)!.Value,
        Time(r, 7)!.Value,
        r.IsDBNull(8) ? null : r.GetString(8));

    private static StoredKey Key(SqliteDataReader r) => new(r.GetString(0), r.GetString(1), Time(r, 2)!.Value, Time(r, 3), Time(r, 4));

    // Fixed width, so that texts compare as times do.
    private static string? Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(SqliteDataReader r, int column) => r.IsDBNull(column)
        ? null
        : DateTimeOffset.Parse(
            r.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private async Task<int> ExecuteAsync(string sql, (string Name, object? Value)[] values, CancellationToken cancellationToken) =>
        await UseAsync(sql, values, command => command.ExecuteNonQuery(), cancellationToken).ConfigureAwait(false);

    private async Task<T> ReadAsync<T>(
        string sql, (string Name, object? Value)[] values, Func<SqliteDataReader, T> read, CancellationToken cancellationToken) =>
        (await ReadAllAsync(sql, values, read, cancellationToken).ConfigureAwait(false)).FirstOrDefault()!;

    private Task<IReadOnlyList<T>> ReadAllAsync<T>(
        string sql, (string Name, object? Value)[] values, Func<SqliteDataReader, T> read, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<T>>(sql, values, command =>
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }, cancellationToken);

    private async Task<T> UseAsync<T>(
        string sql, (string Name, object? Value)[] values, Func<SqliteCommand, T> use, CancellationToken cancellationToken)
    {
        await _using.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values)
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            return use(command);
        }
        catch (SqliteException e)
        {
            throw new AuditStoreException($"The store cannot be used: {e.Message}", e);
        }
        finally
        {
            _using.Release();
        }
    }
}
