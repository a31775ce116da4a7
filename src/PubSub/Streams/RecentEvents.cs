namespace Salesforce.Typed.Events.Streams;

/// <summary>
/// The events that were delivered recently, by their own ids: what comes again after a connection broke is known by it. Replay ids cannot
/// tell, because they may repeat; and within one connection nothing is compared, because a publisher may give several events one id.
/// </summary>
internal sealed class RecentEvents
{
    private const int Most = 16 * 1024;

    // An id is a UUID. A server that makes longer ones must not fill memory.
    private const int LongestId = 100;

    private readonly Dictionary<string, int> _connectionOf = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Whether the event was delivered before, by another connection. If not, it is from now on.</summary>
    public bool WasSeen(string id, int connection)
    {
        if (id.Length is 0 or > LongestId)
            return false;
        if (_connectionOf.TryGetValue(id, out var before))
            return before != connection;
        if (_order.Count == Most)
            _ = _connectionOf.Remove(_order.Dequeue());
        _order.Enqueue(id);
        _connectionOf[id] = connection;
        return false;
    }
}
