namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>The events of the last 72 hours, in their order.</summary>
internal sealed class EventLog
{
    public static readonly TimeSpan Retention = TimeSpan.FromHours(72);

    private const int MostReadAtOnce = 256;

    private readonly Lock _lock = new();
    private readonly AsyncSignal _changed = new();
    private readonly TimeProvider _clock;
    private readonly IEventList _events;
    private long _last = ReplayIds.Start();
    private long _reserved;
    private long _expired;
    private long? _oldestTime;

    /// <param name="clock">The org's clock.</param>
    /// <param name="events">Where the events are kept.</param>
    public EventLog(TimeProvider clock, IEventList events)
    {
        (_clock, _events) = (clock, events);
        _expired = _last - 1;
    }

    /// <summary>Ends when there are more events.</summary>
    public Task Changed => _changed.Next;

    /// <summary>The position that is free for the next event. Each call returns another one.</summary>
    public long Reserve()
    {
        lock (_lock)
            return _reserved = ReplayIds.Next(Math.Max(_reserved, _last));
    }

    /// <summary>The position of the newest event, or after it: a subscription that begins here receives what comes next.</summary>
    public long Tip
    {
        get
        {
            lock (_lock)
            {
                Expire();
                return _last;
            }
        }
    }

    /// <summary>The position up to which events have expired.</summary>
    public long Expired
    {
        get
        {
            lock (_lock)
                return _expired;
        }
    }

    /// <summary>The number of events.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                Expire();
            return _events.Count(Expired);
        }
    }

    public void Append(IReadOnlyList<StoredEvent> added)
    {
        lock (_lock)
        {
            Expire();
            _events.Append(added);
            _last = added[^1].Position;
            _oldestTime ??= added[0].Time;
        }
        _changed.Set();
    }

    /// <summary>Continues after the events of an earlier run.</summary>
    /// <param name="last">The position of the newest one; null if none is kept.</param>
    /// <param name="expired">The position of the last one that is not kept, or before the first.</param>
    public void Restore(long? last, long expired)
    {
        lock (_lock)
        {
            _expired = expired;
            _last = Math.Max(last ?? 0, expired + 1);
            _oldestTime = _events.First(expired)?.Time;
        }
    }

    /// <summary>
    /// Whether a subscription can resume after that position: it is a position of this org, and no event after it has expired.
    /// </summary>
    public bool IsValid(long position)
    {
        lock (_lock)
        {
            Expire();
            return position > _expired && position <= _last;
        }
    }

    /// <summary>The position before the oldest event.</summary>
    public long Earliest
    {
        get
        {
            lock (_lock)
            {
                Expire();
                return _events.First(_expired) is { } first ? first.Position - 1 : _last;
            }
        }
    }

    /// <summary>The events after a position that <paramref name="wanted"/> accepts.</summary>
    /// <param name="after">The position.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="wanted">Which.</param>
    /// <returns>The events, and the position up to which all were looked at.</returns>
    public (List<StoredEvent> Events, long Position) Read(long after, int most, Func<StoredEvent, bool> wanted)
    {
        var found = new List<StoredEvent>();
        var (last, expired) = (Tip, Expired);
        // Without the lock: while many events are looked at, others are published.
        while (true)
        {
            var next = _events.Next(Math.Max(after, expired), last, MostReadAtOnce);
            foreach (var stored in next)
            {
                if (found.Count == most)
                    return (found, after);
                after = stored.Position;
                if (wanted(stored))
                    found.Add(stored);
            }
            if (next.Count < MostReadAtOnce)
                return (found, Math.Max(after, last));
        }
    }

    /// <summary>
    /// The position before the last <paramref name="count"/> wanted events up to a position: where a server resumes that is not sure what
    /// it sent.
    /// </summary>
    public long Before(long position, int count, Func<StoredEvent, bool> wanted)
    {
        var expired = Expired;
        for (var upTo = position; count > 0;)
        {
            var last = _events.Last(upTo, expired, MostReadAtOnce);
            foreach (var stored in last)
            {
                if (count == 0)
                    return position;
                if (wanted(stored))
                    count--;
                position = stored.Position - 1;
            }
            if (last.Count < MostReadAtOnce)
                return position;
            upTo = position;
        }
        return position;
    }

    /// <summary>Removes all events, as if 72 hours had passed: the replay ids issued so far are void.</summary>
    public void ExpireAll()
    {
        lock (_lock)
            Forget();
    }

    // The tip moves, because an id that is issued from now on must not be one of the void ones. No event has that position: see
    // ReplayIds.Next.
    private void Forget()
    {
        _expired = _last++;
        _oldestTime = null;
        _events.RemoveUpTo(_expired);
    }

    private void Expire()
    {
        var oldest = (_clock.GetUtcNow() - Retention).ToUnixTimeMilliseconds();
        if (!(_oldestTime < oldest))
            return;
        if (_events.FirstSince(_expired, oldest) is not { } first)
        {
            Forget();
            return;
        }
        _expired = _events.LastBefore(first) ?? _expired;
        _oldestTime = _events.First(_expired)?.Time;
        _events.RemoveUpTo(_expired);
    }
}
