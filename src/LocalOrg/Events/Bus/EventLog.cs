namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>The events of the last 72 hours, in their order.</summary>
internal sealed class EventLog(TimeProvider clock)
{
    public static readonly TimeSpan Retention = TimeSpan.FromHours(72);

    private readonly Lock _lock = new();
    private readonly AsyncSignal _changed = new();
    private readonly List<StoredEvent> _events = [];
    private int _first;
    private long _last = ReplayIds.First;
    private long _reserved;
    private long _expired;

    /// <summary>Ends when there are more events.</summary>
    public Task Changed => _changed.Next;

    /// <summary>The place that is free for the next event. Each call gives another one.</summary>
    public long Reserve()
    {
        lock (_lock)
            return _reserved = ReplayIds.Next(Math.Max(_reserved, _last));
    }

    /// <summary>The place of the newest event, or after it: a subscription that begins here has what comes next.</summary>
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

    /// <summary>How many events there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                Expire();
                return _events.Count - _first;
            }
        }
    }

    public void Append(IReadOnlyList<StoredEvent> events)
    {
        lock (_lock)
        {
            Expire();
            _events.AddRange(events);
            _last = events[^1].Position;
        }
        _changed.Set();
    }

    /// <summary>Takes the events of an earlier run.</summary>
    /// <param name="events">Those that are kept.</param>
    /// <param name="expired">The place of the last that is not.</param>
    public void Restore(IReadOnlyList<StoredEvent> events, long expired)
    {
        lock (_lock)
        {
            _events.AddRange(events);
            _expired = expired;
            _last = events.Count > 0 ? events[^1].Position : Math.Max(_last, expired + 1);
        }
    }

    /// <summary>Whether a subscription may resume after that place: no event after it has expired.</summary>
    public bool IsValid(long position)
    {
        lock (_lock)
        {
            Expire();
            return position > _expired && position >= ReplayIds.First && position <= _last;
        }
    }

    /// <summary>The place before the oldest event.</summary>
    public long Earliest
    {
        get
        {
            lock (_lock)
            {
                Expire();
                return _first < _events.Count ? _events[_first].Position - 1 : _last;
            }
        }
    }

    /// <summary>The events after a place that <paramref name="wanted"/> takes.</summary>
    /// <param name="after">The place.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="wanted">Which.</param>
    /// <returns>The events, and the place up to which all were looked at.</returns>
    public (List<StoredEvent> Events, long Position) Read(long after, int most, Func<StoredEvent, bool> wanted)
    {
        var found = new List<StoredEvent>();
        lock (_lock)
        {
            Expire();
            var i = IndexAfter(after);
            for (; i < _events.Count && found.Count < most; i++)
            {
                after = _events[i].Position;
                if (wanted(_events[i]))
                    found.Add(_events[i]);
            }
            if (i == _events.Count)
                after = Math.Max(after, _last);
        }
        return (found, after);
    }

    /// <summary>The place before the last <paramref name="count"/> wanted events up to a place: what a server begins with that is not sure what it sent.</summary>
    public long Before(long position, int count, Func<StoredEvent, bool> wanted)
    {
        lock (_lock)
        {
            for (var i = IndexAfter(position) - 1; i >= _first && count > 0; i--)
            {
                if (wanted(_events[i]))
                    count--;
                position = _events[i].Position - 1;
            }
        }
        return position;
    }

    /// <summary>Removes all events, as if 72 hours had passed: the replay ids issued so far are void.</summary>
    public void ExpireAll()
    {
        lock (_lock)
        {
            _first = _events.Count;
            Forget();
        }
    }

    // The tip moves on, for an id that is given out from now on must not be one of those that are void. No event stands there: see ReplayIds.Next.
    private void Forget()
    {
        _expired = _last++;
        _events.RemoveRange(0, _first);
        _first = 0;
    }

    private void Expire()
    {
        var oldest = (clock.GetUtcNow() - Retention).ToUnixTimeMilliseconds();
        var before = _first;
        while (_first < _events.Count && _events[_first].Time < oldest)
            _expired = _events[_first++].Position;
        if (_first == before)
            return;
        if (_first == _events.Count)
            Forget();
        else if (_first > _events.Count / 2)
        {
            _events.RemoveRange(0, _first);
            _first = 0;
        }
    }

    private int IndexAfter(long position)
    {
        var (low, high) = (_first, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].Position <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
