namespace Salesforce.Typed.Local;

/// <summary>Keeps the events in the data file, written in the transaction that they tell of.</summary>
internal sealed class EventStore(Database database)
{
    private const string DefaultChannel = "";

    private readonly HashSet<string> _schemas = new(StringComparer.Ordinal);

    /// <summary>Makes the tables, and drops what is older than that.</summary>
    public void Prepare(long oldest) => database.Atomically(() =>
    {
        database.Execute("""
            CREATE TABLE IF NOT EXISTS _event (position INTEGER NOT NULL, channel TEXT NOT NULL, id TEXT NOT NULL, entity TEXT NOT NULL,
            schema TEXT NOT NULL, time INTEGER NOT NULL, onDefault INTEGER NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (position, channel)) WITHOUT ROWID
            """);
        database.Execute("CREATE TABLE IF NOT EXISTS _eventSchema (id TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID");
        // Places are never given out twice, not even those of events that are gone.
        database.Execute("INSERT OR REPLACE INTO _sequence (name, next) SELECT '_event', MAX(position) FROM _event WHERE time < ?1 HAVING MAX(position) IS NOT NULL", oldest);
        database.Execute("DELETE FROM _event WHERE time < ?1", oldest);
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
            Insert(stored, DefaultChannel, stored.Payload);
            foreach (var (channel, payload) in stored.Channels)
                Insert(stored, channel, payload);
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
        var events = new List<StoredEvent>();
        using var rows = database.Prepare("SELECT position, channel, id, entity, schema, time, onDefault, payload FROM _event ORDER BY position, channel");
        while (rows.Step())
        {
            var payload = rows.Utf8(7).ToArray();
            // The default channel, whose name is empty, comes first.
            if (rows.Text(1) is { Length: > 0 } channel)
            {
                events[^1] = events[^1] with { Channels = new Dictionary<string, byte[]>(events[^1].Channels, StringComparer.Ordinal) { [channel] = payload } };
                continue;
            }
            events.Add(new StoredEvent
            {
                Position = rows.Integer(0), Id = rows.Text(2)!, Entity = rows.Text(3)!, SchemaId = rows.Text(4)!, Time = rows.Integer(5),
                IsOnDefault = rows.Integer(6) != 0, Payload = payload,
            });
        }
        return events;
    }

    /// <summary>The place of the last event that was dropped; 0 for none.</summary>
    public long Expired()
    {
        using var last = database.Prepare("SELECT next FROM _sequence WHERE name = '_event'");
        return last.Step() ? last.Integer(0) : 0;
    }

    private void Insert(StoredEvent stored, string channel, byte[] payload) => database.Execute(
        "INSERT INTO _event (position, channel, id, entity, schema, time, onDefault, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        stored.Position, channel, stored.Id, stored.Entity, stored.SchemaId, stored.Time, stored.IsOnDefault, payload);
}
