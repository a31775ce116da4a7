using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>Writes the events to the data file, in the transaction that they report.</summary>
internal sealed class EventTables(Database database)
{
    // How many expired events a transaction deletes: each transaction pays a little, and none pays for all.
    private const int MostDeleted = 200;

    private readonly HashSet<string> _schemas = new(StringComparer.Ordinal);
    private long _deletedUpTo;

    /// <summary>
    /// Creates the tables, and deletes the events that are older than a time. Returns the position up to which events have expired.
    /// </summary>
    public long Prepare(long oldest) => database.Atomically(() =>
    {
        // The position is the row's number: new events are written at the end, which costs next to nothing.
        database.Execute("""
            CREATE TABLE IF NOT EXISTS _event (position INTEGER PRIMARY KEY, id TEXT NOT NULL, entity TEXT NOT NULL, schema TEXT NOT NULL,
            time INTEGER NOT NULL, onDefault INTEGER NOT NULL, payload BLOB NOT NULL)
            """);
        database.Execute("CREATE TABLE IF NOT EXISTS _eventChannel (position INTEGER NOT NULL, channel TEXT NOT NULL, payload BLOB NOT "
            + "NULL, PRIMARY KEY (position, channel)) WITHOUT ROWID");
        database.Execute("CREATE TABLE IF NOT EXISTS _eventSchema (id TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID");
        // Without events and without expired ones, the file begins where a run begins.
        var expired = Scalar("SELECT next FROM _sequence WHERE name = '_event'") ?? Scalar("SELECT MIN(position) - 1 FROM _event")
            ?? ReplayIds.Start() - 1;
        var kept = Scalar("SELECT position FROM _event WHERE position > ?1 AND time >= ?2 ORDER BY position LIMIT 1", expired, oldest)
            ?? long.MaxValue;
        expired = Scalar("SELECT MAX(position) FROM _event WHERE position > ?1 AND position < ?2", expired, kept) ?? expired;
        Delete(expired, int.MaxValue);
        Keep(expired);
        return expired;
    });

    /// <summary>The position of the newest event; null if there is none.</summary>
    public long? Last() => Scalar("SELECT MAX(position) FROM _event");

    /// <summary>Voids the events up to a position. Their rows are deleted by the transactions that follow.</summary>
    public void Expire(long position) => Keep(position);

    /// <summary>Writes events, and deletes some of those that have expired.</summary>
    public void Add(IReadOnlyList<StoredEvent> events, EventCatalog catalog, long expired)
    {
        foreach (var stored in events)
        {
            if (!_schemas.Contains(stored.SchemaId))
                database.Execute(
                    "INSERT OR IGNORE INTO _eventSchema (id, json) VALUES (?1, ?2)", stored.SchemaId, catalog.Find(stored.SchemaId)!.Json);
            database.Execute(
                "INSERT INTO _event (position, id, entity, schema, time, onDefault, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                stored.Position, stored.Id, stored.Entity, stored.SchemaId, stored.Time, stored.IsOnDefault, stored.Payload);
            foreach (var (channel, payload) in stored.Channels)
                database.Execute(
                    "INSERT INTO _eventChannel (position, channel, payload) VALUES (?1, ?2, ?3)", stored.Position, channel, payload);
        }
        if (expired > _deletedUpTo)
        {
            if (Delete(expired, MostDeleted) < MostDeleted)
                _deletedUpTo = expired;
            Keep(expired);
        }
    }

    /// <summary>Notes that the events of a transaction are committed: their schemas are in the file.</summary>
    public void Committed(IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
            _schemas.Add(stored.SchemaId);
    }

    /// <summary>The schemas that events were written with.</summary>
    public List<EventSchema> Schemas()
    {
        var schemas = new List<EventSchema>();
        using var rows = database.Prepare("SELECT json FROM _eventSchema");
        while (rows.Step())
            schemas.Add(EventSchema.Parse(rows.Text(0)!));
        return schemas;
    }

    private int Delete(long upTo, int most)
    {
        database.Execute("DELETE FROM _eventChannel WHERE position IN (SELECT position FROM _event WHERE position <= ?1 ORDER BY position "
            + "LIMIT ?2)", upTo, most);
        database.Execute("DELETE FROM _event WHERE position IN (SELECT position FROM _event WHERE position <= ?1 ORDER BY position LIMIT "
            + "?2)", upTo, most);
        return database.Changes;
    }

    // Positions are never used twice, not even those of events that were deleted.
    private void Keep(long expired) => database.Execute("INSERT OR REPLACE INTO _sequence (name, next) VALUES ('_event', ?1)", expired);

    private long? Scalar(string sql, params ReadOnlySpan<long> values)
    {
        using var scalar = database.Prepare(sql);
        for (var i = 0; i < values.Length; i++)
            scalar.Bind(i + 1, values[i]);
        return scalar.Step() && !scalar.IsNull(0) ? scalar.Integer(0) : null;
    }
}
