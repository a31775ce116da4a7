using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// Sends the requests that many records were cut into, several in parallel, and keeps what happened to each record. A request that fails
/// takes nothing with it: the others go on, unless the reason holds for them too.
/// </summary>
internal sealed class CollectionRun(RestTransport transport, IReadOnlyList<CollectionRequest> requests, WriteResult[] writeResults)
{
    private int _next = -1;
    private volatile Exception? _end;
    private volatile bool _isStopped;

    /// <summary>Sends them all, and reports what happened to each record in the caller's types.</summary>
    /// <exception cref="ArgumentException">All or none was asked for, and that would be several requests.</exception>
    /// <exception cref="CollectionCanceledException">It was canceled while it was in flight.</exception>
    public static async Task<TOutcome[]> SendAsync<TOutcome>(
        RestTransport transport, IReadOnlyList<CollectionRequest> requests, WriteResult[] writeResults, CollectionOptions options,
        Func<int, WriteResult, TOutcome> outcome,
        CancellationToken cancellationToken)
        where TOutcome : RecordOutcome
    {
        if (options.AllOrNone == AllOrNone.Yes && requests.Count > 1)
            throw new ArgumentException($"All or none holds within one request, and these {writeResults.Length} records need "
                + $"{requests.Count}. Give fewer records, of fewer objects, or say AllOrNone.PerRequest.", nameof(options));
        await SendAsync(transport, requests, writeResults, options.Parallelism, cancellationToken).ConfigureAwait(false);
        var outcomes = new TOutcome[writeResults.Length];
        for (var i = 0; i < outcomes.Length; i++)
            outcomes[i] = outcome(i, writeResults[i]);
        return cancellationToken.IsCancellationRequested && outcomes.Any(o => o.Status is OutcomeStatus.NotSent or OutcomeStatus.Unknown)
            ? throw new CollectionCanceledException(outcomes, cancellationToken)
            : outcomes;
    }

    /// <summary>Sends them all. What happened to each record stands among the results then, however a request ended.</summary>
    /// <exception cref="OperationCanceledException">It was canceled before the first.</exception>
    public static Task SendAsync(
        RestTransport transport, IReadOnlyList<CollectionRequest> requests, WriteResult[] writeResults, int parallelism,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new CollectionRun(transport, requests, writeResults).SendAsync(parallelism, cancellationToken);
    }

    private async Task SendAsync(int parallelism, CancellationToken cancellationToken)
    {
        var workers = new Task[Math.Min(parallelism, requests.Count)];
        for (var i = 0; i < workers.Length; i++)
            workers[i] = WorkAsync(cancellationToken);
        await Task.WhenAll(workers).ConfigureAwait(false);
        if (_end is { } reason)
            Tell(reason);
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (_end is null && !_isStopped && !cancellationToken.IsCancellationRequested && Interlocked.Increment(ref _next) is var i
            && i < requests.Count)
            await SendAsync(requests[i], cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(CollectionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = request.Body?.Invoke();
            var history = new CallHistory();
            var call = new RestCall(request.Method, request.Path)
            {
                Body = body, AlsoRead = request.AlsoRead, IsRead = request.IsRead, IsRepeatable = request.IsRepeatable,
                Success = request.Success, History = history,
            };
            using var response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var answers = request.Read(response.StatusCode, answer);
            if (history.HasUnknownAttempt && !request.IsRead)
                request.DoubtRefusals(answers);
            for (var i = 0; i < answers.Length; i++)
                writeResults[request.Places[i]] = answers[i];
            _isStopped |= request.StopsAt(answers);
        }
        // Whatever it is: the caller must still learn what happened to the other requests, so it is reported and not thrown.
        catch (Exception e)
        {
            var result = WriteResult.OfRequest(e is SalesforceFormatException unexpected && !request.IsRead
                ? new OutcomeUnknownException(CallShape.Name(request.Method, request.Path), unexpected)
                : e);
            foreach (var place in request.Places)
                writeResults[place] = result;
            if (RequestFailure.HoldsForAll(e))
                _end = e;
        }
    }

    // Those that were not sent say why.
    private void Tell(Exception reason)
    {
        for (var i = 0; i < writeResults.Length; i++)
        {
            if (writeResults[i] is { Status: OutcomeStatus.NotSent, Cause: null } result)
                writeResults[i] = result with { Cause = reason };
        }
    }
}
