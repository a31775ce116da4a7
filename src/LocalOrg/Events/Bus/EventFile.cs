using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>
/// The events of an org with a data file. They are read from the file, through a connection of its own; the newest ones are also kept in
/// memory, because subscribers read them as soon as they are published. <see cref="EventTables"/> writes them.
/// </summary>
/// <param name="open">Opens the connection. It is called after the tables are created.</param>
internal sealed class EventFile(Func<Database> open) : IEventList, IDisposable
{
    private const int MostRecent = 512;
    private const int MostRecentBytes = 4 << 20;

    private readonly Lock _lock = new();
    private readonly Queue<StoredEvent> _recent = new();
    private Database? _database;
    private bool _isClosed;
    private int _recentBytes;

    // All events after this position are in memory.
    private long _recentAfter = long.MaxValue;

    private Database Database => _database ??= open();

    public void Append(IReadOnlyList<StoredEvent> events)
    {
        lock (_lock)
        {
            if (_recent.Count == 0)
                _recentAfter = events[0].Position - 1;
            foreach (var stored in events)
            {
                _recent.Enqueue(stored);
                _recentBytes += stored.Payload.Length;
            }
            while (_recent.Count > MostRecent || _recentBytes > MostRecentBytes)
                Forget();
        }
    }

    // The rows are deleted by the next transaction that publishes an event.
    public void RemoveUpTo(long position)
    {
        lock (_lock)
        {
            while (_recent.TryPeek(out var oldest) && oldest.Position <= position)
                Forget();
        }
    }

    public int Count(long after) => (int)(Scalar("SELECT COUNT(*) FROM _event WHERE position > ?1", after) ?? 0);

    public (long Position, long Time)? First(long after)
    {
        lock (_lock)
        {
            if (_isClosed)
                return null;
            using var first = Database.Prepare("SELECT position, time FROM _event WHERE position > ?1 ORDER BY position LIMIT 1");
            return first.Bind(1, after).Step() ? (first.Integer(0), first.Integer(1)) : null;
        }
    }

    public long? FirstSince(long after, long time) =>
        Scalar("SELECT position FROM _event WHERE position > ?1 AND time >= ?2 ORDER BY position LIMIT 1", after, time);

    public long? LastBefore(long position) => Scalar("SELECT MAX(position) FROM _event WHERE position < ?1", position);

    public IReadOnlyList<StoredEvent> Next(long after, long upTo, int most)
    {
        lock (_lock)
        {
            return after >= _recentAfter
                ? [.. _recent.SkipWhile(e => e.Position <= after).TakeWhile(e => e.Position <= upTo).Take(most)]
                : Read("position > ?1 AND position <= ?2 ORDER BY position LIMIT ?3", after, upTo, most);
        }
    }

    public IReadOnlyList<StoredEvent> Last(long upTo, long after, int most)
    {
        lock (_lock)
            return Read("position <= ?1 AND position > ?2 ORDER BY position DESC LIMIT ?3", upTo, after, most);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            _database?.Dispose();
        }
    }

    private void Forget()
    {
        var oldest = _recent.Dequeue();
        _recentBytes -= oldest.Payload.Length;
        _recentAfter = oldest.Position;
    }

    private long? Scalar(string sql, params ReadOnlySpan<long> values)
    {
        lock (_lock)
        {
            if (_isClosed)
                return null;
            using var scalar = Database.Prepare(sql);
            for (var i = 0; i < values.Length; i++)
                scalar.Bind(i + 1, values[i]);
            return scalar.Step() && !scalar.IsNull(0) ? scalar.Integer(0) : null;
        }
    }

    private List<StoredEvent> Read(string which, long one, long other, int most)
    {
        var events = new List<StoredEvent>();
        if (_isClosed)
            return events;
        using var rows = Database.Prepare("SELECT position, id, entity, schema, time, onDefault, payload FROM _event WHERE " + which);
        using var channels = Database.Prepare("SELECT channel, payload FROM _eventChannel WHERE position = ?1");
        rows.Bind(1, one).Bind(2, other).Bind(3, most);
        while (rows.Step())
        {
            var stored = new StoredEvent
            {
                Position = rows.Integer(0), Id = rows.Text(1)!, Entity = rows.Text(2)!, SchemaId = rows.Text(3)!, Time = rows.Integer(4),
                IsOnDefault = rows.Integer(5) != 0, Payload = rows.Utf8(6).ToArray(),
            };
            events.Add(Payloads(channels, stored.Position) is { Count: > 0 } payloads ? stored with { Channels = payloads } : stored);
        }
        return events;
    }

    private static Dictionary<string, byte[]> Payloads(Statement channels, long position)
    {
        var payloads = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        channels.Bind(1, position);
        while (channels.Step())
            payloads.Add(channels.Text(0)!, channels.Utf8(1).ToArray());
        channels.Reset();
        return payloads;
    }
}
