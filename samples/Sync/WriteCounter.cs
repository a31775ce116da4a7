namespace Acme;

/// <summary>Counts the requests that write: a query is a GET.</summary>
internal sealed class WriteCounter() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private int _count;

    /// <summary>The requests since this was last asked for.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
            Interlocked.Increment(ref _count);
        return base.SendAsync(request, cancellationToken);
    }
}
