using Salesforce.Typed.Auth;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Tests;

public class ConnectionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_factory_sets_every_setting_of_a_connection()
    {
        using var handler = ConnectionFactory.CreateHandler();

        Assert.False(handler.UseCookies);
        Assert.False(handler.AllowAutoRedirect);
        Assert.Equal(System.Net.DecompressionMethods.GZip | System.Net.DecompressionMethods.Deflate, handler.AutomaticDecompression);
        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(10)), (handler.ConnectTimeout, handler.PooledConnectionLifetime));
        Assert.Equal((TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20)), (handler.KeepAlivePingDelay, handler.KeepAlivePingTimeout));
        Assert.True(handler.EnableMultipleHttp2Connections);
        Assert.Null(handler.SslOptions.RemoteCertificateValidationCallback);
    }

    [Fact]
    public async Task A_session_cookie_is_not_sent_after_a_new_sign_in()
    {
        await using var server = new KeepAliveServer(SessionOrg());
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = server.Url, Auth = new ClientCredentialsFlow("key", "secret"), Retry = new() { MaxAttempts = 1 }
        });

        await org.GetLimitsAsync(Cancel);
        await org.GetLimitsAsync(Cancel);

        Assert.Equal(2, server.Requests.Count(r => r.Contains("/oauth2/token", StringComparison.Ordinal)));
        Assert.DoesNotContain(server.Requests, r => r.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_of_the_user_sends_no_session_cookie(bool isHttpClientHandler)
    {
        await using var server = new KeepAliveServer(SessionOrg());
        using HttpMessageHandler own = isHttpClientHandler ? new HttpClientHandler() : new SocketsHttpHandler();
        using var chain = new Passing { InnerHandler = own };
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = server.Url, Auth = new ClientCredentialsFlow("key", "secret"), Retry = new() { MaxAttempts = 1 },
            HttpHandler = chain,
        });

        await org.GetLimitsAsync(Cancel);
        await org.GetLimitsAsync(Cancel);

        Assert.DoesNotContain(server.Requests, r => r.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
    }

    // Sets a cookie with each answer, and ends the first session after its first call.
    private static Func<string, string?> SessionOrg()
    {
        var signIns = 0;
        var calls = 0;
        return request =>
        {
            var host = request.Split("Host: ")[1].Split('\r')[0];
            if (request.Contains("/oauth2/token", StringComparison.Ordinal))
            {
                signIns++;
                return KeepAliveServer.Response(
                    200, $$"""{"access_token":"T{{signIns}}","instance_url":"http://{{host}}"}""",
                    $"Set-Cookie: sid=login{signIns}; Path=/\r\n");
            }
            return ++calls == 2
                ? KeepAliveServer.Response(
                    401, """[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]""",
                    "Set-Cookie: sid=ended; Path=/\r\n")
                : KeepAliveServer.Response(200, "{}", $"Set-Cookie: sid=session{calls}; Path=/\r\n");
        };
    }

    private sealed class Passing : DelegatingHandler;
}
