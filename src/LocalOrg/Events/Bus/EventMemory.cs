namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>The events of an org without a data file: in memory, as its rows are.</summary>
internal sealed class EventMemory : IEventList
{
    private readonly Lock _lock = new();
    private readonly List<StoredEvent> _events = [];
    private int _first;

    public void Append(IReadOnlyList<StoredEvent> events)
    {
        lock (_lock)
            _events.AddRange(events);
    }

    public void RemoveUpTo(long position)
    {
        lock (_lock)
        {
            _first = IndexAfter(position);
            // Moving the rest costs something: not for each event that expires.
            if (_first != _events.Count && _first <= _events.Count / 2)
                return;
            _events.RemoveRange(0, _first);
            _first = 0;
        }
    }

    public int Count(long after)
    {
        lock (_lock)
            return _events.Count - IndexAfter(after);
    }

    public (long Position, long Time)? First(long after)
    {
        lock (_lock)
            return IndexAfter(after) is var i && i < _events.Count ? (_events[i].Position, _events[i].Time) : null;
    }

    public long? FirstSince(long after, long time)
    {
        lock (_lock)
        {
            for (var i = IndexAfter(after); i < _events.Count; i++)
            {
                if (_events[i].Time >= time)
                    return _events[i].Position;
            }
        }
        return null;
    }

    public long? LastBefore(long position)
    {
        lock (_lock)
            return IndexAfter(position - 1) is var i && i > _first ? _events[i - 1].Position : null;
    }

    public IReadOnlyList<StoredEvent> Next(long after, long upTo, int most)
    {
        lock (_lock)
        {
            var from = IndexAfter(after);
            return _events.GetRange(from, Math.Max(0, Math.Min(most, IndexAfter(upTo) - from)));
        }
    }

    public IReadOnlyList<StoredEvent> Last(long upTo, long after, int most)
    {
        lock (_lock)
        {
            var to = IndexAfter(upTo);
            var from = Math.Max(IndexAfter(after), to - most);
            var last = _events.GetRange(from, Math.Max(0, to - from));
            last.Reverse();
            return last;
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
