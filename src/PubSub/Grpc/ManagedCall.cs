using Google.Protobuf;
using Grpc.Core;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Events.Telemetry;
using Salesforce.Typed.Events.Wire;

namespace Salesforce.Typed.Events.Grpc;

/// <summary>
/// A ManagedSubscribe call (Pub/Sub API, Managed Event Subscriptions, beta). What was handled is committed now and then, and at the end;
/// the org answers several commits with one.
/// </summary>
internal sealed class ManagedCall : FetchCall
{
    private readonly AsyncDuplexStreamingCall<ManagedFetchRequest, ManagedFetchResponse> _call;
    private readonly Lock _lock = new();
    private readonly string _subscription;
    private readonly TimeSpan _commitEvery;
    private readonly TimeProvider _clock;
    private readonly EventLog _log;
    private readonly TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReplayId _handled;
    private string? _lastCommit;
    private long _committedAt;
    private bool _isBegun;
    private bool _isEnding;

    private ManagedCall(
        PubSub.PubSubClient client, Metadata metadata, string subscription, EventOptions options, Credentials credentials,
        TimeProvider clock, EventLog log)
        : base(subscription, default, new FlowControl(options.MaxOutstanding, clock), credentials, clock)
    {
        _subscription = subscription;
        _commitEvery = options.SaveInterval;
        _clock = clock;
        _log = log;
        _committedAt = clock.GetTimestamp();
        _call = client.ManagedSubscribe(metadata, cancellationToken: Life);
    }

    /// <summary>Opens the call.</summary>
    public static ManagedCall Open(
        PubSub.PubSubClient client, Metadata metadata, string subscription, EventOptions options, Credentials credentials,
        TimeProvider clock, EventLog log)
    {
        var call = new ManagedCall(client, metadata, subscription, options, credentials, clock, log);
        call.Start();
        return call;
    }

    public override void Handled(ReplayId id)
    {
        lock (_lock)
        {
            _handled = id;
            if (_clock.GetElapsedTime(_committedAt) >= _commitEvery)
            {
                _committedAt = _clock.GetTimestamp();
                Wake();
            }
        }
        base.Handled(id);
    }

    protected override async Task WriteAsync(int count)
    {
        var request = new ManagedFetchRequest { NumRequested = count, CommitReplayIdRequest = TakeCommit() };
        if (!_isBegun)
        {
            _isBegun = true;
            // An id has 15 or 18 characters and the prefix of the object; anything else is a name.
            if (_subscription.Length is 15 or 18 && _subscription.StartsWith("18x", StringComparison.Ordinal))
                request.SubscriptionId = _subscription;
            else
                request.DeveloperName = _subscription;
        }
        await _call.RequestStream.WriteAsync(request).ConfigureAwait(false);
    }

    protected override async Task<(IReadOnlyList<ConsumerEvent> Events, ReplayId Latest)?> ReadNextAsync()
    {
        if (!await _call.ResponseStream.MoveNext(CancellationToken.None).ConfigureAwait(false))
            return null;
        var answer = _call.ResponseStream.Current;
        if (answer.CommitResponse is { } commit)
            Answered(commit);
        return (answer.Events, new ReplayId(answer.LatestReplayId.Memory));
    }

    protected override async Task FinishAsync()
    {
        if (TakeCommit() is { } commit)
            await _call.RequestStream.WriteAsync(new ManagedFetchRequest { CommitReplayIdRequest = commit }).ConfigureAwait(false);
        // A call that ends takes with it what the server has not read yet.
        bool isAwaited;
        lock (_lock)
        {
            _isEnding = true;
            isAwaited = _lastCommit is not null;
        }
        if (isAwaited)
            await _committed.Task.ConfigureAwait(false);
    }

    protected override Task<bool> IsAcceptedAsync() => IsAcceptedAsync(_call.ResponseHeadersAsync, _call.GetStatus);

    protected override void EndCall() => _call.Dispose();

    private CommitReplayRequest? TakeCommit()
    {
        lock (_lock)
        {
            if (_handled.IsNone)
                return null;
            var commit = new CommitReplayRequest
            {
                CommitRequestId = Guid.NewGuid().ToString(), ReplayId = ByteString.CopyFrom(_handled.Bytes.Span)
            };
            _handled = default;
            _lastCommit = commit.CommitRequestId;
            return commit;
        }
    }

    private void Answered(CommitReplayResponse commit)
    {
        if (commit.Error is { } error)
            _log.CommitFailed(_subscription, ServerText.Line($"{error.Code}: {error.Msg}"));
        lock (_lock)
        {
            // Several commits are answered by the last of them.
            if (commit.CommitRequestId == _lastCommit)
            {
                _lastCommit = null;
                if (_isEnding)
                    _ = _committed.TrySetResult();
            }
        }
    }
}
