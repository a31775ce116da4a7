using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>What signing in sends, and to whom.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080")]
    [InlineData("https://localhost", "https://localhost")]
    [InlineData("https://evil.example", "https://evil.example")]
    [InlineData("https://login.salesforce.com.evil.example", "https://login.salesforce.com.evil.example")]
    [InlineData("https://acme.sandbox.my.evil.example", "https://acme.sandbox.my.evil.example")]
    [InlineData("https://evilsalesforce.com", "https://evilsalesforce.com")]
    [InlineData("https://acme.my.site.com", "https://acme.my.site.com")]
    [InlineData("https://acme.my.salesforce.com", "https://login.salesforce.com")]
    [InlineData("https://acme--uat.sandbox.my.salesforce.com", "https://test.salesforce.com")]
    public async Task An_assertion_for_another_host_is_not_good_at_Salesforce(string instance, string audience)
    {
        var org = HostileOrg.Answering(JsonSerializer.Serialize(new { access_token = HostileOrg.Token, instance_url = instance }), "{}");
        await using var client = org.Client(AddressTests.JwtFlow(), instance: instance);
        await client.GetLimitsAsync(Cancel);
        var assertion = org.Requests[0].Split("assertion=")[1];
        Assert.Equal(
            audience, JsonDocument.Parse(Base64Url.DecodeFromChars(assertion.Split('.')[1])).RootElement.GetProperty("aud").GetString());
    }

    public static TheoryData<Attack> Answers =>
    [
        .. ((string[])
        [
            "", "null", "[]", "5", "{", "{}", """{"error":"\ud800"}""", """{"error":"x","error_description":"\udc00"}""", """{"error":5}""",
            """{"error":"\u001b[2J","error_description":"\u202E"}""",
            """{"access_token":"\ud800","instance_url":"https://acme.my.salesforce.com"}""",
            """{"access_token":"t","instance_url":"\ud800"}""",
            """{"access_token":"t","instance_url":"https://acme.my.salesforce.com","id":"\udc00"}""",
            """{"access_token":"t","instance_url":"https://acme.my.salesforce.com","refresh_token":"\ud800"}""",
            """{"access_token":"a\r\nX-Injected: 1","instance_url":"https://acme.my.salesforce.com"}""",
            """{"access_token":"a\u0000b","instance_url":"https://acme.my.salesforce.com"}""",
            """{"access_token":"","instance_url":"https://acme.my.salesforce.com"}""",
            """{"access_token":"t","instance_url":"https://acme.my.salesforce.com:99999"}""",
            """{"access_token":"t","instance_url":"https://s3cret-s3cret.my.salesforce.com"}""",
            """{"access_token":"t","instance_url":"https://s3cret-s3cret.evil.example"}""",
            """{"error":"s3cret-s3cret","error_description":"S3CRET-S3CRET"}""",
        ]).Select(body => new Attack("token/answer", body, nameof(SignInException))),
    ];

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_of_another_form_is_a_failure_of_signing_in_without_a_secret(Attack attack)
    {
        foreach (var status in (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest])
        {
            await using var client = new HostileOrg(_ => HostileOrg.Json(attack.Input, status)).Client(
                new ClientCredentialsFlow("client", "s3cret-s3cret"));
            var failure = await Assert.ThrowsAsync<SignInException>(() => client.GetLimitsAsync(Cancel));
            Assert.DoesNotContain(
                "s3cret-s3", $"{failure}{failure.ErrorCode}{failure.ErrorDescription}", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(failure.Message, char.IsControl);
        }
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2099-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public async Task A_date_of_the_server_does_not_produce_an_assertion_for_years(string date)
    {
        var org = new HostileOrg(_ =>
        {
            var response = HostileOrg.Json(
                """{"error":"invalid_grant","error_description":"expired authorization code"}""", HttpStatusCode.BadRequest);
            response.Headers.Date = DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
            return response;
        });
        await using var client = org.Client(AddressTests.JwtFlow());
        await Assert.ThrowsAsync<SignInException>(() => client.GetLimitsAsync(Cancel));
        Assert.Single(org.Requests);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_form_with_secrets_does_not_follow_a_redirect_of_a_handler(int status)
    {
        await using var evil = new OneShot("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        await using var login = new OneShot(
            $"HTTP/1.1 {status} Moved\r\nLocation: http://localhost:{evil.Port}/services/oauth2/token\r\nContent-Length: 0\r\n\r\n");
        // Used once already, so that its AllowAutoRedirect cannot be turned off.
        using var handler = new SocketsHttpHandler();
        await using (var other = new OneShot("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
        using (var http = new HttpClient(handler, disposeHandler: false))
            await http.GetStringAsync(new Uri($"http://127.0.0.1:{other.Port}/"), Cancel);
        await using var client = new SalesforceClient(new SalesforceOptions
        {
            Instance = new($"http://127.0.0.1:{login.Port}"),
            Auth = new ClientCredentialsFlow("client", "S3CRET-client-secret"),
            HttpHandler = handler,
            Retry = new RetryOptions { MaxAttempts = 1 },
        });
        await Assert.ThrowsAsync<SignInException>(() => client.GetLimitsAsync(Cancel));
        Assert.Contains("S3CRET", await login.ReceivedAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("S3CRET", evil.Received, StringComparison.Ordinal);
    }

    [Fact]
    public void Redirects_of_a_handler_that_is_not_in_use_are_turned_off()
    {
        using var sockets = new SocketsHttpHandler();
        using var client = new HttpClientHandler();
        foreach (HttpMessageHandler handler in (HttpMessageHandler[])[sockets, client])
        {
            using var chain = new Outer(new Outer(handler));
            using var org = new SalesforceClient(new SalesforceOptions
            {
                Instance = new("https://" + HostileOrg.Host), Auth = new ExternalTokenFlow("T"), HttpHandler = chain
            });
        }
        Assert.False(sockets.AllowAutoRedirect || client.AllowAutoRedirect);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void The_redirect_listener_binds_both_loopback_addresses_or_neither(string taken)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using var other = new TcpListener(IPAddress.Parse(taken), 0);
        try
        {
            other.Start();
        }
        catch (SocketException)
        {
            Assert.Skip("This machine has no IPv6 loopback address.");
        }
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Assert.Throws<SocketException>(() => LoopbackRedirect.Start(port));
        using var free = new TcpListener(IPAddress.Parse(taken == "::1" ? "127.0.0.1" : "::1"), port);
        free.Start();
    }

    [Fact]
    public async Task The_redirect_listener_answers_at_both_loopback_addresses()
    {
        await using var loopback = LoopbackRedirect.Start(0);
        var signIn = new WebServerFlow("client").Begin(new("https://login.salesforce.com"), loopback.RedirectUri);
        var waiting = loopback.WaitAsync(signIn, Cancel);
        using var http = new HttpClient();
        foreach (var host in (string[])["127.0.0.1", "[::1]"])
        {
            if (host == "[::1]" && !Socket.OSSupportsIPv6)
                continue;
            using var answer = await http.GetAsync(
                new Uri($"http://{host}:{loopback.RedirectUri.Port}/OauthRedirect?code=evil&state=other"), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var last = await http.GetAsync(
            new Uri($"http://127.0.0.1:{loopback.RedirectUri.Port}/OauthRedirect?code=c&state={signIn.State}"), Cancel);
        Assert.Equal("c", (await waiting).Code);
    }

    private sealed class Outer(HttpMessageHandler inner) : DelegatingHandler(inner);

    /// <summary>Answers each connection with a text, and keeps what came.</summary>
    private sealed class OneShot : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly StringBuilder _received = new();
        private readonly Task _serving;

        public OneShot(string answer)
        {
            _listener.Start();
            _serving = ServeAsync(answer);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public string Received
        {
            get
            {
                lock (_received)
                    return _received.ToString();
            }
        }

        public async Task<string> ReceivedAsync()
        {
            for (var i = 0; i < 100 && !Received.Contains("S3CRET", StringComparison.Ordinal); i++)
                await Task.Delay(20);
            return Received;
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Dispose();
            await _serving;
        }

        private async Task ServeAsync(string answer)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    var buffer = new byte[8192];
                    using var late = new CancellationTokenSource(500);
                    try
                    {
                        for (int read; (read = await stream.ReadAsync(buffer, late.Token)) > 0;)
                        {
                            lock (_received)
                                _received.Append(Encoding.ASCII.GetString(buffer, 0, read));
                            var text = Received;
                            var end = text.LastIndexOf("\r\n\r\n", StringComparison.Ordinal);
                            if (text.StartsWith("GET", StringComparison.Ordinal) || (end >= 0 && text.Length > end + 4))
                                break;
                        }
                    }
                    catch (OperationCanceledException)
                    {
                    }
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
                }
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException or IOException)
            {
            }
        }
    }
}
