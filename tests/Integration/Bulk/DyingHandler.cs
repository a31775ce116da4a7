namespace Salesforce.Typed.Tests;

/// <summary>Simulates a process that dies at a request: the request of that number, counted from 1, and all later ones fail.</summary>
/// <param name="request">The number.</param>
/// <param name="isSent">Whether the request is sent before the process dies, so that only its response is lost.</param>
internal sealed class DyingHandler(int request, bool isSent) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _requests;

    /// <summary>Whether the process has died.</summary>
    public bool HasDied => Volatile.Read(ref _requests) >= request;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _requests);
        if (number == request && isSent)
            using (await base.SendAsync(message, cancellationToken))
                throw new InvalidOperationException("The process died after the request.");
        return number >= request
            ? throw new InvalidOperationException("The process died before the request.")
            : await base.SendAsync(message, cancellationToken);
    }
}
