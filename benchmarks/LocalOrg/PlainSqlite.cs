using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// The same work without an org: a program that reads the JSON, writes its values into one table of a file, and reads them back as JSON. No
/// rules, no ids of Salesforce's, no HTTP; indexes where the org has them.
/// </summary>
internal sealed class PlainSqlite : IDisposable
{
    private readonly SqliteConnection _connection;

    public PlainSqlite(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = NORMAL");
        Execute(
            "CREATE TABLE contact (id INTEGER PRIMARY KEY, "
                + $"{string.Join(", ", ContactBodies.Fields.Select(f => f + " TEXT COLLATE NOCASE"))}, created INTEGER, modified INTEGER, "
                + $"owner TEXT)");
        foreach (var column in (string[])["LastName", "Email", "modified", "owner"])
            Execute($"CREATE INDEX i_{column} ON contact ({column})");
    }

    /// <summary>Writes a body's records in a transaction.</summary>
    public void Write(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = $"INSERT INTO contact ({string.Join(", ", ContactBodies.Fields)}, created, modified, owner) VALUES "
            + $"({string.Join(", ", ContactBodies.Fields.Select(f => "@" + f))}, @now, @now, 'me')";
        var parameters = ContactBodies.Fields.Select(f => insert.Parameters.Add("@" + f, SqliteType.Text)).ToList();
        insert.Parameters.AddWithValue("@now", DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        insert.Prepare();
        foreach (var record in json.RootElement.GetProperty("records").EnumerateArray())
        {
            for (var i = 0; i < parameters.Count; i++)
                parameters[i].Value = record.GetProperty(ContactBodies.Fields[i]).ToString();
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    /// <summary>Reads rows as an array of JSON objects and returns its length.</summary>
    public long Read(int rows)
    {
        var into = new MemoryStream();
        using var json = new Utf8JsonWriter(into);
        using var select = _connection.CreateCommand();
        select.CommandText = $"SELECT id, {string.Join(", ", ContactBodies.Fields)}, created, modified, owner FROM contact LIMIT {rows}";
        using var reader = select.ExecuteReader();
        json.WriteStartArray();
        while (reader.Read())
        {
            json.WriteStartObject();
            for (var i = 0; i < reader.FieldCount; i++)
                json.WriteString(reader.GetName(i), reader.GetString(i));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Flush();
        return into.Length;
    }

    /// <summary>Makes a table of accounts with an index on their names.</summary>
    public void WriteAccounts(int count)
    {
        Execute("CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE)");
        Execute($"WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1}) INSERT INTO account (name) "
            + $"SELECT 'Account ' || i FROM n");
        Execute("CREATE INDEX i_account ON account (name)");
    }

    /// <summary>Finds the accounts of a name, or of names that begin so; returns how many there are, at most 50.</summary>
    public int Find(string name, bool isBeginning)
    {
        using var select = _connection.CreateCommand();
        select.CommandText = $"SELECT id, name FROM account WHERE name {(isBeginning ? ">= @name AND name < @name || '~'" : "= @name")} "
            + $"ORDER BY name LIMIT 50";
        select.Parameters.AddWithValue("@name", name);
        using var reader = select.ExecuteReader();
        var count = 0;
        while (reader.Read())
            count += reader.GetString(1).Length > 0 ? 1 : 0;
        return count;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
