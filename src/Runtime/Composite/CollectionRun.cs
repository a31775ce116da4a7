using Salesforce.Typed.Http;

namespace Salesforce.Typed.Composite;

/// <summary>
/// Sends the requests that many records were cut into, several at once, and keeps what became of each record. A request that fails takes nothing
/// with it: the others go on, unless the reason holds for them too.
/// </summary>
internal sealed class CollectionRun(RestTransport transport, IReadOnlyList<CollectionRequest> requests, Verdict[] verdicts)
{
    private int _next = -1;
    private volatile Exception? _end;

    /// <summary>Sends them all.</summary>
    public async Task SendAsync(int parallelism, CancellationToken cancellationToken)
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
        while (_end is null && !cancellationToken.IsCancellationRequested && Interlocked.Increment(ref _next) is var i && i < requests.Count)
            await SendAsync(requests[i], cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(CollectionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = request.Body?.Invoke();
            using var response = await transport.SendAsync(request.Method, request.Path, body, cancellationToken).ConfigureAwait(false);
            var answers = await CollectionAnswer.ReadAsync(response, request.Places.Length, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < answers.Length; i++)
                verdicts[request.Places[i]] = answers[i] with { Created = answers[i].Created || (answers[i].Status == OutcomeStatus.Succeeded && request.Method == HttpMethod.Post) };
        }
        // Whatever it is: the caller must still learn what became of the other requests, so it is told and not thrown.
        catch (Exception e)
        {
            var verdict = Verdict.OfRequest(e);
            foreach (var place in request.Places)
                verdicts[place] = verdict;
            if (RequestFate.HoldsForAll(e))
                _end = e;
        }
    }

    // Those that were not sent say why.
    private void Tell(Exception reason)
    {
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i] is { Status: OutcomeStatus.NotSent, Cause: null } verdict)
                verdicts[i] = verdict with { Cause = reason };
        }
    }
}
