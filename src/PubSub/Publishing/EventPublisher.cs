using Grpc.Core;
using Salesforce.Typed.Events.Publishing;
using Salesforce.Typed.Events.Wire;

namespace Salesforce.Typed.Events;

/// <summary>
/// Publishes platform events of one kind in one open call (Pub/Sub API, PublishStream RPC Method), which is quicker for many. The org
/// closes the call after 70 seconds without an event; the next one opens another. Safe for use by several threads, whose events go one
/// after the other.
/// </summary>
/// <typeparam name="T">The event's record.</typeparam>
public sealed class EventPublisher<T> : IAsyncDisposable
    where T : SObject, ISObject<T>
{
    private readonly Publication _publication;
    private readonly SemaphoreSlim _turn = new(1);
    private AsyncDuplexStreamingCall<PublishRequest, PublishResponse>? _call;
    private Task<bool>? _answer;

    internal EventPublisher(SalesforceClient org, EventOptions options) => _publication = new Publication(org, options, T.Info);

    /// <summary>Publishes events and waits for each one's result, in their order.</summary>
    /// <exception cref="EventStreamException">The org refused the call as a whole; nothing was published.</exception>
    /// <exception cref="ArgumentException">
    /// An event was received from the org, lacks a field, or is larger than 1 MB; nothing was sent.
    /// </exception>
    public async Task<IReadOnlyList<PublishOutcome>> PublishAsync(IEnumerable<T> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _publication.SendAsync(events, SendAsync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    /// <summary>Closes the call.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_call is not null)
        {
            // What was answered is with the caller; the server only learns that there is no more.
            await _call.RequestStream.CompleteAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Close();
        }
        _publication.Dispose();
        _turn.Dispose();
    }

    private async Task<PublishResponse> SendAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        // One that ended while nothing was published took no event with it.
        if (_answer is { IsCompleted: true })
            Close();
        _call ??= _publication.Client.PublishStream(
            await _publication.Credentials.MakeAsync(cancellationToken).ConfigureAwait(false), cancellationToken: CancellationToken.None);
        try
        {
            await _call.RequestStream.WriteAsync(request, cancellationToken).ConfigureAwait(false);
            _answer ??= _call.ResponseStream.MoveNext(CancellationToken.None);
            if (!await _answer.WaitAsync(cancellationToken).ConfigureAwait(false))
                throw new RpcException(new Status(StatusCode.Unavailable, "The org closed the call before it answered."));
            var answer = _call.ResponseStream.Current;
            _answer = _call.ResponseStream.MoveNext(CancellationToken.None);
            return answer;
        }
        catch
        {
            // An answer that nobody waited for must not be taken for that of the next request.
            Close();
            throw;
        }
    }

    private void Close()
    {
        // Nobody looks at how the call ended.
        _ = _answer?.ContinueWith(
            static t => t.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _call?.Dispose();
        (_call, _answer) = (null, null);
    }
}
