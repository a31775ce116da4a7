namespace Salesforce.Typed.Events.Grpc;

/// <summary>
/// How many events to ask for, and when. At most that number are in flight or wait to be handled; what was handled is asked for again in
/// batches. With none on its way the server ends the stream after 60 seconds, so a slow loop asks for a single one in time, and that one is
/// made up for later.
/// </summary>
/// <param name="limit">The most that may be in flight.</param>
/// <param name="clock">The clock.</param>
internal sealed class FlowControl(int limit, TimeProvider clock)
{
    /// <summary>After how long with nothing on its way one is asked for: well before the server's 60 seconds.</summary>
    public static readonly TimeSpan SingleRequestDelay = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private int _outstanding;
    private int _owed;
    private int _extra;
    private long _emptySince;

    /// <summary>How many are in flight.</summary>
    public int Outstanding
    {
        get
        {
            lock (_lock)
                return _outstanding;
        }
    }

    /// <summary>How many the first request asks for.</summary>
    public int Begin()
    {
        lock (_lock)
            return _outstanding = limit;
    }

    /// <summary>Events arrived.</summary>
    /// <returns>False where there are many more than were requested, so that the server does not count.</returns>
    public bool Arrived(int count)
    {
        lock (_lock)
        {
            if (count - _outstanding > limit)
                return false;
            _outstanding = Math.Max(0, _outstanding - count);
            if (_outstanding == 0)
                _emptySince = clock.GetTimestamp();
            return true;
        }
    }

    /// <summary>An event was handled; how many to ask for now.</summary>
    public int Handled()
    {
        lock (_lock)
        {
            if (_extra > 0)
            {
                _extra--;
                return 0;
            }
            _owed++;
            // In batches of a half, so that there is always some way to go; and at the same time when there is nothing on its way.
            if (_owed < (limit + 1) / 2 && _outstanding > 0)
                return 0;
            var ask = _owed;
            _owed = 0;
            _outstanding += ask;
            return ask;
        }
    }

    /// <summary>Time passed; how many to ask for now.</summary>
    public int Tick()
    {
        lock (_lock)
        {
            // A loop that stands still must not fill memory either: in the end the server may close the stream, which is opened again.
            if (_outstanding > 0 || _extra >= limit || clock.GetElapsedTime(_emptySince) < SingleRequestDelay)
                return 0;
            _extra++;
            return _outstanding = 1;
        }
    }
}
