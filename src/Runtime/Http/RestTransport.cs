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

    /// <summary>Makes a call; the answer's body has not been read yet.</summary>
    /// <exception cref="SalesforceException">The answer is no success.</exception>
    public async Task<HttpResponseMessage> SendAsync(RestCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, Address(call.Path))
        {
            Content = call.Body,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.Accept.Add(Json);
        call.Headers?.AddTo(request.Headers);
        var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode || response.StatusCode == call.AlsoRead)
            return response;
        using (response)
            throw await ErrorReader.ReadAsync(call.Name, response, cancellationToken).ConfigureAwait(false);
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
}
