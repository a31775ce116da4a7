namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>A subscription of which the bus remembers how far its client came.</summary>
/// <param name="id">Its id.</param>
/// <param name="developerName">Its name.</param>
/// <param name="topic">What it is to.</param>
/// <param name="fromEarliest">Whether it begins with the oldest event, and not with the next.</param>
internal sealed class ManagedSubscription(string id, string developerName, string topic, bool fromEarliest)
{
    private readonly Lock _lock = new();
    private long? _committed;
    private bool _isActive;

    public string Id { get; } = id;

    public string DeveloperName { get; } = developerName;

    public string Topic { get; } = topic;

    public bool FromEarliest { get; } = fromEarliest;

    /// <summary>The place up to which its client is done; null before it said so.</summary>
    public long? Committed
    {
        get
        {
            lock (_lock)
                return _committed;
        }
    }

    /// <summary>Takes the one place that there is for a client.</summary>
    public bool TryEnter()
    {
        lock (_lock)
            return !_isActive && (_isActive = true);
    }

    public void Leave()
    {
        lock (_lock)
            _isActive = false;
    }

    /// <summary>Remembers a place; false for one that is behind what is remembered.</summary>
    public bool TryCommit(long position)
    {
        lock (_lock)
        {
            if (position < _committed)
                return false;
            _committed = position;
            return true;
        }
    }
}
