using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests.Neighbours;

/// <summary>
/// What web pages of other sites can make a browser send: another host name that resolves to this machine, and requests from another
/// origin.
/// </summary>
public sealed class HostAndOriginTests
{
    // {port} is the port of the org.
    public static TheoryData<Attack> Hosts => new(new[]
    {
        new Attack("serve/host-header", "127.0.0.1:{port}", "200"), new("serve/host-header", "localhost:{port}", "200"),
        new("serve/host-header", "LOCALHOST:{port}", "200"),
        new("serve/host-header", "[::1]:{port}", "200"), new("serve/host-header", "evil.example", "421"),
        new("serve/host-header", "evil.example:{port}", "421"),
        new("serve/host-header", "localhost", "421"), new("serve/host-header", "localhost:1", "421"),
        new("serve/host-header", "127.0.0.1:80", "421"),
        new("serve/host-header", "localhost.evil.example:{port}", "421"), new("serve/host-header", "127.0.0.1.evil.example:{port}", "421"),
        new("serve/host-header", "localhost.:{port}", "421"), new("serve/host-header", "0.0.0.0:{port}", "421"),
        new("serve/host-header", "127.1:{port}", "421"),
        new("serve/host-header", "2130706433:{port}", "421"), new("serve/host-header", "[::ffff:127.0.0.1]:{port}", "200"),
        new("serve/host-header", "", "421"),
        new("serve/host-header", "evil.example@127.0.0.1:{port}", "4"), new("serve/host-header", "127.0.0.1:{port}@evil.example", "4"),
        new("serve/host-header", "127.0.0.1:{port}, evil.example", "4"),
    });

    [Theory, MemberData(nameof(Hosts))]
    public async Task Only_the_names_of_the_listener_are_served(Attack attack)
    {
        await using var org = await NeighbourOrg.StartAsync();
        var host = attack.Input.Replace(
            "{port}", org.Org.Url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        foreach (var (method, target, body) in ((string, string, string)[])[
            ("GET", "/", ""), ("GET", "/services/data", ""), ("POST", "/cometd/67.0", "[]"), ("GET", "/_local/calls", "")
        ])
        {
            var answer = await org.SendAsync(method, target, org.Org.Token, body, "Host: " + host);
            Assert.StartsWith(
                attack.Expected, answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("org.test", "org.test:9999", 200)]
    [InlineData("org.test", "ORG.test", 200)]
    [InlineData("org.test:8080", "org.test:8080", 200)]
    [InlineData("org.test:8080", "org.test:8081", 421)]
    [InlineData("org.test", "org.test.evil.example", 421)]
    public async Task Further_host_names_are_served_where_they_are_set(string name, string host, int status)
    {
        await using var org = await NeighbourOrg.StartAsync(o => o.HostName(name));
        Assert.Equal(status, (await org.SendAsync("GET", "/services/data", null, "", "Host: " + host)).Status);
    }

    [Theory]
    [InlineData("http://org.test")]
    [InlineData("org.test/x")]
    [InlineData("user@org.test")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("*")]
    public Task A_host_name_that_is_none_is_refused(string name) =>
        Assert.ThrowsAsync<ArgumentException>(() => NeighbourOrg.StartAsync(o => o.HostName(name)));

    [Fact]
    public async Task A_request_without_a_host_is_refused()
    {
        await using var org = await NeighbourOrg.StartAsync();
        var answer = new RawAnswer(await NeighbourOrg.ExchangeAsync(org.Org.Url, "GET /services/data HTTP/1.0\r\n\r\n"u8.ToArray()));
        Assert.Equal(421, answer.Status);
        Assert.Equal(400, (await org.SendAsync("GET", "http://evil.example/services/data", null)).Status);
    }

    [Fact]
    public async Task The_event_bus_is_served_under_the_names_of_the_listener_only()
    {
        await using var org = await NeighbourOrg.StartAsync();
        using var channel = GrpcChannel.ForAddress(
            $"http://evil.example:{org.Org.PubSubAddress.Port}",
            new GrpcChannelOptions
            {
                HttpHandler = new SocketsHttpHandler
                {
                    ConnectCallback = async (_, cancellationToken) =>
                    {
                        var socket = new System.Net.Sockets.Socket(
                            System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                        await socket.ConnectAsync(IPAddress.Loopback, org.Org.PubSubAddress.Port, cancellationToken);
                        return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
                    },
                },
            });
        var metadata = new Metadata
        {
            { "accesstoken", org.Org.Token }, { "instanceurl", org.Org.Url.ToString() }, { "tenantid", org.Org.OrganizationId }
        };
        var refused = await Assert.ThrowsAsync<RpcException>(
            () => new PubSub.PubSubClient(channel).GetTopicAsync(new TopicRequest
            {
                TopicName = "/data/AccountChangeEvent"
            }, metadata, cancellationToken: NeighbourOrg.Cancelled).ResponseAsync);
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        Assert.Contains("--host-name", refused.Status.Detail, StringComparison.Ordinal);
    }

    public static TheoryData<Attack> Origins => new(new[]
    {
        new Attack("serve/origin", "Origin: https://evil.example", "403"), new("serve/origin", "Origin: null", "403"),
        new("serve/origin", "Origin: http://127.0.0.1:1", "403"),
        new("serve/origin", "Origin: http://{host}.evil.example", "403"), new("serve/origin", "Origin: file://", "403"),
        new("serve/origin", "Origin: http://evil@{host}", "403"),
        new("serve/origin", "Sec-Fetch-Site: cross-site", "403"), new("serve/origin", "Sec-Fetch-Site: same-site", "403"),
        new("serve/origin", "Sec-Fetch-Site: none, cross-site", "403"),
        new("serve/origin", "Origin: http://{host}", "2"), new("serve/origin", "Sec-Fetch-Site: same-origin", "2"),
        new("serve/origin", "Sec-Fetch-Site: none", "2"), new("serve/origin", "X-Nothing: x", "2"),
    });

    [Theory, MemberData(nameof(Origins))]
    public async Task Requests_of_other_origins_are_refused_and_no_answer_lets_them_read(Attack attack)
    {
        await using var org = await NeighbourOrg.StartAsync();
        var header = attack.Input.Replace("{host}", org.Org.Url.Authority, StringComparison.Ordinal);
        foreach (var (method, target, body) in ((string, string, string)[])
            [
                ("GET", "/services/data/v67.0/limits", ""), ("POST", "/services/data/v67.0/sobjects/Account", """{"Name":"x"}"""),
                ("DELETE", "/_local/faults", ""), ("GET", "/", ""),
                ("POST", "/services/oauth2/token", "grant_type=client_credentials&client_id=x&client_secret=y"),
                ("POST", "/cometd/67.0", "[]"),
            ])
        {
            var answer = await org.SendAsync(method, target, org.Org.Token, body, header);
            Assert.True(answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture).StartsWith(
                attack.Expected, StringComparison.Ordinal), $"{method} {target}: {answer.Text}");
            Assert.DoesNotContain("Access-Control-", answer.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_preflight_request_is_refused()
    {
        await using var org = await NeighbourOrg.StartAsync();
        var answer = await org.SendAsync(
            "OPTIONS", "/services/data/v67.0/sobjects/Account", null, "", "Origin: https://evil.example",
            "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization");
        Assert.Equal(403, answer.Status);
        Assert.DoesNotContain("Access-Control-Allow", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_link_opens_the_page_and_a_redirect_the_sign_in_and_nothing_else()
    {
        await using var org = await NeighbourOrg.StartAsync();
        string[] link = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];
        Assert.Equal(200, (await org.SendAsync("GET", "/", null, "", link)).Status);
        Assert.Equal(302, (await org.SendAsync(
            "GET", "/services/oauth2/authorize?response_type=code&client_id=x&redirect_uri=http://localhost/x", null, "", link)).Status);
        Assert.Equal(403, (await org.SendAsync("GET", "/services/oauth2/revoke?token=x", null, "", link)).Status);
        Assert.Equal(403, (await org.SendAsync("POST", "/services/oauth2/authorize", null, "response_type=code", link)).Status);
        Assert.Equal(403, (await org.SendAsync(
            "GET", "/", null, "", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe")).Status);
        Assert.Equal(403, (await org.SendAsync(
            "GET", "/", null, "", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script")).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/services/data")]
    [InlineData("/services/data/v67.0/nothing")]
    [InlineData("/services/oauth2/token")]
    [InlineData("/_local/calls")]
    public async Task No_answer_can_be_framed_sniffed_or_cached(string path)
    {
        await using var org = await NeighbourOrg.StartAsync();
        var answer = await org.SendAsync("GET", path, null);
        Assert.Equal(("nosniff", "DENY", "no-referrer", "same-origin", "no-store"), (
            answer.Header("X-Content-Type-Options"), answer.Header("X-Frame-Options"), answer.Header(
                "Referrer-Policy"), answer.Header("Cross-Origin-Resource-Policy"), answer.Header("Cache-Control")));
        var policy = answer.Header("Content-Security-Policy")!;
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_values_reach_a_browser_as_JSON_only()
    {
        const string Script = "</script><script>alert(1)</script>\" onload=\"alert(1)";
        await using var org = await NeighbourOrg.StartAsync();
        await org.CreateAsync("Account", System.Text.Json.JsonSerializer.Serialize(new { Name = Script }));
        foreach (var soql in (string[])["SELECT Name FROM "
            + "Account", $"SELECT Name FROM Account WHERE Name = '{Script}", $"SELECT {Script} FROM Account", $"SELECT Id FROM {Script}"])
            Assert.StartsWith(
                "application/json", (await org.QueryAsync(soql, org.Org.Token)).Header("Content-Type"), StringComparison.Ordinal);
        Assert.StartsWith("application/json", (await org.SendAsync("GET", "/<script>alert(1)</script>", null)).Header(
            "Content-Type"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "alert(1)", (await org.SendAsync("GET", "/?x=<script>alert(1)</script>", null)).Body, StringComparison.Ordinal);
    }
}
