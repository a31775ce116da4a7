using System.Net;
using System.Net.Http.Headers;

namespace Salesforce.Typed.Http;

/// <summary>Sends the calls of the REST API: one pipeline for all of them. An answer that is no success is thrown.</summary>
internal sealed class RestTransport : IDisposable
{
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _http;
    private readonly TokenCache _tokens;
    private readonly Uri _instance;

    public RestTransport(SalesforceOptions options)
    {
        _instance = options.Instance;
        _tokens = new TokenCache(options.Auth);
        DataPath = "/services/data/v" + options.ApiVersion;
        var inner = options.HttpHandler ?? new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            EnableMultipleHttp2Connections = true,
            // The org never redirects a call of the API: a redirect would carry the token to another host.
            AllowAutoRedirect = false,
        };
        _http = new HttpMessageInvoker(new BearerHandler(_tokens, inner), disposeHandler: options.HttpHandler is null);
    }

    /// <summary>The path of the API's resources, with the version and without a last slash.</summary>
    public string DataPath { get; }

    /// <summary>Makes a call; <paramref name="path"/> begins with a slash, below the instance.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken) =>
        SendAsync(method, path, content, header: null, cancellationToken);

    /// <summary>Makes a call with a header of its own.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, (string Name, string Value)? header, CancellationToken cancellationToken) =>
        SendAsync(method, path, content, header, alsoRead: null, cancellationToken);

    /// <summary>Makes a call; an answer of the status <paramref name="alsoRead"/> is not thrown, because its caller knows what it holds.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, (string Name, string Value)? header, HttpStatusCode? alsoRead, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Address(path))
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.Accept.Add(Json);
        if (header is { } own)
            request.Headers.Add(own.Name, own.Value);
        var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode || response.StatusCode == alsoRead)
            return response;
        using (response)
            throw await ErrorReader.ReadAsync(Describe(method, path), response, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _http.Dispose();
        _tokens.Dispose();
    }

    // Where the next page is comes from an answer: it must not be able to send the token to another host.
    private Uri Address(string path)
    {
        var address = new Uri(_instance, path);
        return path.StartsWith('/') && address.Scheme == _instance.Scheme && address.Authority == _instance.Authority
            ? address
            : throw new SalesforceFormatException("The answer names an address outside of the org, which is not followed");
    }

    // A query string may hold data of customers, which has no place in a message.
    private static string Describe(HttpMethod method, string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return method.Method + " " + (query < 0 ? path : path[..query]);
    }
}
