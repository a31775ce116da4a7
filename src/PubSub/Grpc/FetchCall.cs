using System.Threading.Channels;
using Grpc.Core;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Events.Wire;

namespace Salesforce.Typed.Events.Grpc;

/// <summary>
/// An open call that is asked for events and brings them. It is read all the time, whether the loop is ready or not: only so is it known
/// how many are on their way. What arrived and waits is bounded by what was asked for.
/// </summary>
internal abstract class FetchCall : IEventConnection
{
    // The server shows itself every 270 seconds while something is on its way.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(330);
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RefusalTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    // More than 100 events are never asked for, and an empty answer comes every 270 seconds: who fills it sends what nobody asked for, and
    // has to wait.
    private const int MostBatches = 1_000;

    private readonly Channel<EventBatch> _arrived = Channel.CreateBounded<EventBatch>(
        new BoundedChannelOptions(MostBatches) { SingleReader = true, SingleWriter = true });
    private readonly Channel<int> _asked = Channel.CreateUnbounded<int>(new() { SingleReader = true });
    private readonly CancellationTokenSource _life = new();
    private readonly TaskCompletionSource _opened = new();
    private readonly FlowControl _flow;
    private readonly TimeProvider _clock;
    private readonly string _name;
    private readonly ReplayId _begun;
    private readonly Credentials _credentials;
    private ITimer? _timer;
    private Task _reading = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;
    private long _heard;
    private bool _fellSilent;

    protected FetchCall(string name, ReplayId begun, FlowControl flow, Credentials credentials, TimeProvider clock)
    {
        _name = name;
        _begun = begun;
        _flow = flow;
        _credentials = credentials;
        _clock = clock;
    }

    /// <summary>Ends the call.</summary>
    protected CancellationToken Life => _life.Token;

    public Task WhenOpen => _opened.Task;

    public async ValueTask<EventBatch> NextAsync(CancellationToken cancellationToken)
    {
        while (await _arrived.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_arrived.Reader.TryRead(out var batch))
                return batch;
        }
        throw new EventStreamException($"{_name}: the server ended the stream.", nameof(StatusCode.OK), null, null, null)
        {
            IsTransient = true
        };
    }

    public virtual void Handled(ReplayId id) => Ask(_flow.Handled());

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
            await _timer.DisposeAsync().ConfigureAwait(false);
        _ = _asked.Writer.TryComplete();
        if (!_reading.IsCompleted)
        {
            await _writing.WaitAsync(LastWords, _clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await FinishAsync().WaitAsync(LastWords, _clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await _life.CancelAsync().ConfigureAwait(false);
        EndCall();
        await Task.WhenAll(_reading, _writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ = _opened.TrySetCanceled(CancellationToken.None);
        _life.Dispose();
    }

    /// <summary>Begins to ask and to read.</summary>
    protected void Start()
    {
        _heard = _clock.GetTimestamp();
        Ask(_flow.Begin());
        _writing = WriteAsync();
        _reading = ReadAsync();
        _ = NoticeAcceptanceAsync();
        _timer = _clock.CreateTimer(static call => ((FetchCall)call!).Tick(), this, TickEvery, TickEvery);
    }

    /// <summary>Requests further events; 0 where there is something else to send.</summary>
    protected abstract Task WriteAsync(int count);

    /// <summary>Waits until the server answers the call itself; whether it accepts it.</summary>
    protected abstract Task<bool> IsAcceptedAsync();

    /// <summary>Waits for an answer; null at the end.</summary>
    protected abstract Task<(IReadOnlyList<ConsumerEvent> Events, ReplayId Latest)?> ReadNextAsync();

    /// <summary>Whether a call whose headers have arrived goes on, and is not a refusal.</summary>
    protected async Task<bool> IsAcceptedAsync(Task<Metadata> headers, Func<Status> status)
    {
        _ = await headers.ConfigureAwait(false);
        // A refusal follows its headers.
        await Task.Delay(RefusalTime, _clock, Life).ConfigureAwait(false);
        try
        {
            return status().StatusCode == StatusCode.OK;
        }
        catch (InvalidOperationException)
        {
            // A call that goes on has no status yet.
            return true;
        }
    }

    /// <summary>Reports the server what it should still know.</summary>
    protected virtual Task FinishAsync() => Task.CompletedTask;

    /// <summary>Ends the call at the server.</summary>
    protected abstract void EndCall();

    /// <summary>Sends a request even if no events are to be asked for.</summary>
    protected void Wake() => _asked.Writer.TryWrite(0);

    // The server may send its headers long before the first event.
    private async Task NoticeAcceptanceAsync()
    {
        try
        {
            if (await IsAcceptedAsync().ConfigureAwait(false))
                _ = _opened.TrySetResult();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // The call ended; what it says of that is read by ReadAsync.
        }
    }

    private void Ask(int count)
    {
        if (count > 0)
            _asked.Writer.TryWrite(count);
    }

    private void Tick()
    {
        Ask(_flow.Tick());
        if (_flow.Outstanding == 0 || _clock.GetElapsedTime(Volatile.Read(ref _heard)) < Silence)
            return;
        _fellSilent = true;
        try
        {
            _life.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call has ended by itself in this moment.
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            while (await _asked.Reader.WaitToReadAsync(Life).ConfigureAwait(false))
            {
                var count = 0;
                while (_asked.Reader.TryRead(out var more))
                    count += more;
                await WriteAsync(count).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // The call ended; what it says of that is read on the other side.
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReadNextAsync().ConfigureAwait(false) is { } answer)
            {
                Volatile.Write(ref _heard, _clock.GetTimestamp());
                _ = _opened.TrySetResult();
                if (!_flow.Arrived(answer.Events.Count))
                    throw new EventStreamException(
                        $"{_name}: the server sent more events than it was asked for.", "TooManyEvents", null, null, null);
                var events = answer.Events.Count == 0 ? [] : new WireEvent[answer.Events.Count];
                for (var i = 0; i < events.Length; i++)
                    events[i] = WireOf(answer.Events[i]);
                await _arrived.Writer.WriteAsync(new EventBatch(events, answer.Latest), Life).ConfigureAwait(false);
            }
            _ = _arrived.Writer.TryComplete();
        }
        catch (Exception e)
        {
            _ = _arrived.Writer.TryComplete(Explain(e));
        }
    }

    private static WireEvent WireOf(ConsumerEvent e) =>
        new(e.Event?.Id ?? "", new ReplayId(e.ReplayId.Memory), e.Event?.SchemaId ?? "", e.Event?.Payload.Memory ?? default);

    private Exception Explain(Exception failure)
    {
        if (_fellSilent)
            return new EventStreamException($"{_name}: the server did not show itself for {Silence.TotalSeconds:0} "
                + $"seconds.", "Silence", null, null, failure) { IsTransient = true };
        if (failure is not RpcException rpc)
            return failure is OperationCanceledException ? new EventStreamException(
                $"{_name}: the call was ended.", nameof(StatusCode.Cancelled), null, null, failure) { IsTransient = true } : failure;
        var explained = RpcErrors.Explain(_name, rpc, _begun);
        if (explained.IsSessionOver)
            _credentials.Refuse();
        return explained;
    }
}
