using Google.Protobuf;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Testing.Http.Grpc;

/// <summary>
/// A client of a managed subscription: what it commits, and what it is answered. Several commits can have one answer, as on the
/// platform.
/// </summary>
/// <param name="managed">The subscription.</param>
/// <param name="bus">The bus.</param>
/// <param name="clock">The org's clock.</param>
/// <param name="start">The place at which the session begins.</param>
internal sealed class ManagedSession(ManagedSubscription managed, EventBus bus, TimeProvider clock, long start) : IPendingResponse
{
    private readonly Lock _lock = new();
    private CommitReplayResponse? _answer;
    private long _delivered = start;

    public bool IsPending
    {
        get
        {
            lock (_lock)
                return _answer is not null;
        }
    }

    /// <summary>Receives a request of the client.</summary>
    /// <exception cref="global::Grpc.Core.RpcException">The request is refused.</exception>
    public void Receive(ManagedFetchRequest request, Subscription subscription, bool isFirst, string rpcId)
    {
        if (request.NumRequested < 0)
            throw ManagedErrors.NegativeRequest(rpcId);
        if (isFirst && request.CommitReplayIdRequest is not null)
            throw ManagedErrors.CommitInFirst(rpcId);
        if (request.CommitReplayIdRequest is { } commit)
            Commit(commit);
        subscription.Request(request.NumRequested);
    }

    public void Delivered(long position)
    {
        lock (_lock)
            _delivered = Math.Max(_delivered, position);
    }

    /// <summary>The answer to the commits since the last one; null where there were none.</summary>
    public CommitReplayResponse? TakeResponse()
    {
        lock (_lock)
        {
            var answer = _answer;
            _answer = null;
            return answer;
        }
    }

    private void Commit(CommitReplayRequest commit)
    {
        lock (_lock)
        {
            var problem = Problem(commit.ReplayId);
            _answer = new CommitReplayResponse
            {
                CommitRequestId = commit.CommitRequestId,
                ReplayId = commit.ReplayId,
                ProcessTime = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                Error = problem is null ? null : new Error { Code = ErrorCode.Commit, Msg = problem },
            };
        }
    }

    private string? Problem(ByteString replayId)
    {
        if (replayId.IsEmpty)
            return "A commit needs a replay ID.";
        if (ReplayIds.Parse(replayId.Span) is not { } position || !bus.Log.IsValid(position))
            return "The replay ID is invalid, or its event is outside of the retention window.";
        if (position > _delivered)
            return "The replay ID is that of an event that was not delivered yet.";
        return managed.TryCommit(position) ? null : "The replay ID is older than the one that is committed.";
    }
}
