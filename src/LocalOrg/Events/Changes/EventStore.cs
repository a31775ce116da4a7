using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>Keeps the events in the data file, written in the transaction that they tell of.</summary>
internal sealed class EventStore(Database database)
{
    private readonly HashSet<string> _schemas = new(StringComparer.Ordinal);

    /// <summary>Makes the tables, and drops what is older than that.</summary>
    public void Prepare(long oldest) => database.Atomically(() =>
    {
        // The place is the row's number: new events are written at the end, which costs next to nothing.
        database.Execute("""
            CREATE TABLE IF NOT EXISTS _event (position INTEGER PRIMARY KEY, id TEXT NOT NULL, entity TEXT NOT NULL, schema TEXT NOT NULL,
            time INTEGER NOT NULL, onDefault INTEGER NOT NULL, payload BLOB NOT NULL)
            """);
        database.Execute("CREATE TABLE IF NOT EXISTS _eventChannel (position INTEGER NOT NULL, channel TEXT NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (position, channel)) WITHOUT ROWID");
        database.Execute("CREATE TABLE IF NOT EXISTS _eventSchema (id TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID");
        // Places are never used twice, not even those of events that were removed.
        database.Execute("INSERT OR REPLACE INTO _sequence (name, next) SELECT '_event', MAX(position) FROM _event WHERE time < ?1 HAVING MAX(position) IS NOT NULL", oldest);
        database.Execute("DELETE FROM _event WHERE time < ?1", oldest);
        database.Execute("DELETE FROM _eventChannel WHERE position NOT IN (SELECT position FROM _event)");
        return true;
    });

    /// <summary>Drops all events.</summary>
    public void Clear() => Prepare(long.MaxValue);

    public void Add(IReadOnlyList<StoredEvent> events, EventCatalog catalog)
    {
        foreach (var stored in events)
        {
            if (_schemas.Add(stored.SchemaId))
                database.Execute("INSERT OR IGNORE INTO _eventSchema (id, json) VALUES (?1, ?2)", stored.SchemaId, catalog.Find(stored.SchemaId)!.Json);
            database.Execute(
                "INSERT INTO _event (position, id, entity, schema, time, onDefault, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                stored.Position, stored.Id, stored.Entity, stored.SchemaId, stored.Time, stored.IsOnDefault, stored.Payload);
            foreach (var (channel, payload) in stored.Channels)
                database.Execute("INSERT INTO _eventChannel (position, channel, payload) VALUES (?1, ?2, ?3)", stored.Position, channel, payload);
        }
    }

    public List<EventSchema> Schemas()
    {
        var schemas = new List<EventSchema>();
        using var rows = database.Prepare("SELECT json FROM _eventSchema");
        while (rows.Step())
            schemas.Add(EventSchema.Parse(rows.Text(0)!));
        return schemas;
    }

    public List<StoredEvent> Events()
    {
        var channels = Channels();
        var events = new List<StoredEvent>();
        using var rows = database.Prepare("SELECT position, id, entity, schema, time, onDefault, payload FROM _event ORDER BY position");
        while (rows.Step())
        {
            var stored = new StoredEvent
            {
                Position = rows.Integer(0), Id = rows.Text(1)!, Entity = rows.Text(2)!, SchemaId = rows.Text(3)!, Time = rows.Integer(4),
                IsOnDefault = rows.Integer(5) != 0, Payload = rows.Utf8(6).ToArray(),
            };
            events.Add(channels.TryGetValue(stored.Position, out var payloads) ? stored with { Channels = payloads } : stored);
        }
        return events;
    }

    private Dictionary<long, Dictionary<string, byte[]>> Channels()
    {
        var channels = new Dictionary<long, Dictionary<string, byte[]>>();
        using var rows = database.Prepare("SELECT position, channel, payload FROM _eventChannel");
        while (rows.Step())
        {
            if (!channels.TryGetValue(rows.Integer(0), out var payloads))
                channels.Add(rows.Integer(0), payloads = new Dictionary<string, byte[]>(StringComparer.Ordinal));
            payloads.Add(rows.Text(1)!, rows.Utf8(2).ToArray());
        }
        return channels;
    }

    /// <summary>The place of the last event that was dropped; 0 for none.</summary>
    public long Expired()
    {
        using var last = database.Prepare("SELECT next FROM _sequence WHERE name = '_event'");
        return last.Step() ? last.Integer(0) : 0;
    }
}
