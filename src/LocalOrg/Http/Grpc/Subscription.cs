using Google.Protobuf;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Testing.Http.Grpc;

/// <summary>
/// Hands events over as they are asked for: at most 100 are outstanding; who has asked for none for 60 seconds is let go, and who waits
/// hears from the bus after 270 seconds at the latest (Pub/Sub API, Subscribe RPC Method).
/// </summary>
internal sealed class Subscription(EventBus bus, EventFaults faults, TopicView view, TimeProvider clock, long position)
{
    private const int MostOutstanding = 100;

    // Of 1 MB each at most; an answer stays far below what clients take.
    private const int MostBytes = 2_000_000;

    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(270);
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly AsyncSignal _requested = new();
    private bool _isLast;
    private int _outstanding;
    private int _delivered;
    private Exception? _refusal;

    /// <summary>The position of the last event that was delivered, or that the subscription does not have.</summary>
    public long Position { get; private set; } = position;

    /// <summary>A response that is sent in addition to events.</summary>
    public IPendingResponse? PendingResponse { get; init; }

    /// <summary>Requests more events; at most 100 are outstanding.</summary>
    public void Request(int count)
    {
        lock (_lock)
            _outstanding = Math.Min(MostOutstanding, _outstanding + Math.Min(count, MostOutstanding));
        _requested.Set();
    }

    /// <summary>Notes that the client will request no more events.</summary>
    public void Complete()
    {
        lock (_lock)
            _isLast = true;
        _requested.Set();
    }

    /// <summary>Ends the subscription with an error.</summary>
    public void Refuse(Exception refusal)
    {
        _refusal = refusal;
        _requested.Set();
    }

    /// <summary>Hands events over until the client has enough, or goes.</summary>
    /// <param name="send">Sends events, with the latest place and how many are outstanding.</param>
    /// <param name="abort">Cuts the connection.</param>
    /// <param name="rpcId">The call.</param>
    /// <param name="cancellationToken">The client goes.</param>
    public async Task RunAsync(
        Func<List<ConsumerEvent>, long, int, Task> send, Action abort, string rpcId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (requested, more, cut) = (_requested.Next, bus.Log.Changed, faults.Disconnected);
            if (_refusal is { } refusal)
                throw refusal;
            var outstanding = Outstanding();
            if (outstanding == 0 && _isLast)
                return;
            if (outstanding > 0 && await DeliverAsync(outstanding, send).ConfigureAwait(false))
            {
                Cut(abort, rpcId);
                continue;
            }
            if (PendingResponse is { IsPending: true })
            {
                await send([], Position, outstanding).ConfigureAwait(false);
                continue;
            }
            var timeout = outstanding == 0 ? LongestIdle : LongestSilence;
            var woken = await WaitAsync(timeout, [requested, cut, .. outstanding > 0 ? [more] : Array.Empty<Task>()], cancellationToken)
                .ConfigureAwait(false);
            if (woken == cut)
                Disconnect(abort, rpcId);
            if (woken is not null)
                continue;
            if (outstanding == 0)
                return;
            // Where nothing was sent for long, the client learns how far the bus is.
            await send([], Position, outstanding).ConfigureAwait(false);
        }
    }

    private int Outstanding()
    {
        lock (_lock)
            return _outstanding;
    }

    // Whether anything was sent.
    private async Task<bool> DeliverAsync(int outstanding, Func<List<ConsumerEvent>, long, int, Task> send)
    {
        var most = faults.DisconnectEvery is { } every and > 0 ? Math.Min(outstanding, every - (_delivered % every)) : outstanding;
        var (events, position) = bus.Log.Read(Position, most, view.Has);
        if (events.Count == 0)
        {
            Position = position;
            return false;
        }
        var batch = new List<ConsumerEvent>(events.Count);
        var bytes = 0;
        foreach (var stored in events)
        {
            var (schema, payload) = view.Read(stored);
            if (batch.Count > 0 && bytes + payload.Length > MostBytes)
                break;
            bytes += payload.Length;
            position = stored.Position;
            batch.Add(new ConsumerEvent
            {
                ReplayId = UnsafeByteOperations.UnsafeWrap(ReplayIds.Of(stored.Position)),
                Event = new ProducerEvent { Id = stored.Id, SchemaId = schema.Id, Payload = UnsafeByteOperations.UnsafeWrap(payload) },
            });
        }
        int left;
        lock (_lock)
            left = _outstanding -= batch.Count;
        Position = position;
        _delivered += batch.Count;
        await send(batch, position, left).ConfigureAwait(false);
        return true;
    }

    private void Cut(Action abort, string rpcId)
    {
        if (faults.DisconnectEvery is { } every and > 0 && _delivered % every == 0)
            Disconnect(abort, rpcId);
    }

    private void Disconnect(Action abort, string rpcId)
    {
        if (faults.DisconnectsAbruptly)
            abort();
        throw PubSubErrors.Unavailable(rpcId);
    }

    // What woke it; null where that was only time.
    private async Task<Task?> WaitAsync(TimeSpan timeout, List<Task> events, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(timeout, clock, stop.Token);
        events.Add(timer);
        var woken = await Task.WhenAny(events).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return woken == timer ? null : woken;
    }
}
