namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>The injected faults of the bus.</summary>
internal sealed class EventFaults
{
    private readonly AsyncSignal _disconnected = new();
    private readonly Lock _lock = new();
    private readonly Queue<EventFaultKind> _next = new();
    private int _redelivered;

    /// <summary>Ends when all open subscriptions are to be cut off.</summary>
    public Task Disconnected => _disconnected.Next;

    /// <summary>After how many events each subscription is cut off; null for never.</summary>
    public int? DisconnectEvery { get; set; }

    /// <summary>Whether the stream is reset and not ended with a status.</summary>
    public bool DisconnectsAbruptly { get; set; }

    /// <summary>How many events are delivered again when a client continues after one.</summary>
    public int Redelivered
    {
        get => Volatile.Read(ref _redelivered);
        set => Volatile.Write(ref _redelivered, value);
    }

    public void Disconnect(bool abruptly)
    {
        DisconnectsAbruptly = abruptly;
        _disconnected.Set();
    }

    public void Add(EventFaultKind kind, int times)
    {
        lock (_lock)
        {
            for (var i = 0; i < times; i++)
                _next.Enqueue(kind);
        }
    }

    /// <summary>The fault that the next call meets.</summary>
    public EventFaultKind? Take()
    {
        lock (_lock)
            return _next.TryDequeue(out var kind) ? kind : null;
    }

    public void Clear()
    {
        lock (_lock)
            _next.Clear();
        DisconnectEvery = null;
        DisconnectsAbruptly = false;
        Redelivered = 0;
    }
}
