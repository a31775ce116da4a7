using System.Net;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>Requests that do not reach a tool: hosts, origins, keys and sizes.</summary>
public class EndpointTests
{
    private const string Policy = """{ "agents": { "reader": { "objects": { "Account": { "access": "read" } } } } }""";

    private const string ListTools = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";

    [Theory]
    [InlineData("evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("evil.example:{port}", null, HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost:{port}", null, HttpStatusCode.OK)]
    [InlineData("127.0.0.1:{port}", null, HttpStatusCode.OK)]
    [InlineData("[::1]:{port}", null, HttpStatusCode.OK)]
    [InlineData("127.0.0.1:{port}", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1:{port}", "null", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1:{port}", "https://127.0.0.1:{port}", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1:{port}", "http://127.0.0.1:{port}", HttpStatusCode.OK)]
    public async Task Hosts_and_origins_of_web_pages_are_refused(string host, string? origin, HttpStatusCode expected)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var port = new Uri(gate.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var key = await gate.Gate.IssueKeyAsync("reader", "kim", cancellationToken: Cancel);
        using var response = await SendAsync(gate, "/mcp", $"Bearer {key}", host.Replace(
            "{port}", port, StringComparison.Ordinal), origin?.Replace("{port}", port, StringComparison.Ordinal));
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer sftg_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic {key}")]
    [InlineData("{key}")]
    [InlineData("Bearer {key}x")]
    [InlineData("Bearer {key} {key}")]
    public async Task The_answer_to_a_request_without_a_key_names_the_metadata(string? authorization)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var key = await gate.Gate.IssueKeyAsync("reader", "kim", cancellationToken: Cancel);
        using var response = await SendAsync(gate, "/mcp", authorization?.Replace("{key}", key, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(
            $"Bearer resource_metadata=\"{gate.Url}/.well-known/oauth-protected-resource/mcp\"",
            response.Headers.WwwAuthenticate.Single().ToString());
    }

    [Fact]
    public async Task The_metadata_name_the_resource_and_how_a_key_is_sent()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        using var http = new HttpClient();
        using var json = JsonDocument.Parse(await http.GetStringAsync($"{gate.Url}/.well-known/oauth-protected-resource/mcp", Cancel));
        Assert.Equal($"{gate.Url}/mcp", json.RootElement.GetProperty("resource").GetString());
        Assert.Equal("""["header"]""", json.RootElement.GetProperty("bearer_methods_supported").GetRawText());
        Assert.Equal("[]", json.RootElement.GetProperty("authorization_servers").GetRawText());
    }

    [Fact]
    public async Task A_key_in_the_address_is_refused_even_where_the_header_has_one_too()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var key = await gate.Gate.IssueKeyAsync("reader", "kim", cancellationToken: Cancel);
        using var response = await SendAsync(gate, $"/mcp?key={key}", $"Bearer {key}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(key, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_more_than_4_MB_is_refused()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var key = await gate.Gate.IssueKeyAsync("reader", "kim", cancellationToken: Cancel);
        // The server answers and closes the connection, which a client that still sends may see as one that broke.
        var isRefused = await Record.ExceptionAsync(async () =>
        {
            using var response = await SendAsync(gate, "/mcp", $"Bearer {key}", body: ListTools + new string(' ', 5 << 20));
            response.EnsureSuccessStatusCode();
        });
        Assert.IsType<HttpRequestException>(isRefused);
        using var next = await SendAsync(gate, "/mcp", $"Bearer {key}");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        GateFixture gate, string path, string? authorization, string? host = null, string? origin = null, string body = ListTools)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, gate.Url + path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (host is not null)
            request.Headers.Host = host;
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        return await http.SendAsync(request, Cancel);
    }
}
