using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A local org with the repository's snapshots, and a bare HTTP client on it: nothing of ours stands between a test and the wire.
/// </summary>
internal sealed class OrgClient : IAsyncDisposable
{
    private readonly HttpClient _http;

    private OrgClient(LocalOrg org)
    {
        Org = org;
        _http = new HttpClient { BaseAddress = org.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", org.Token);
    }

    public LocalOrg Org { get; }

    public HttpClient Http => _http;

    public static async Task<OrgClient> StartAsync(Action<LocalOrgOptions>? configure = null) =>
        new(await LocalOrg.StartAsync(
            o =>
            {
                o.Snapshots(TestPaths.InRepository("describe-snapshots"));
                configure?.Invoke(o);
            },
            TestContext.Current.CancellationToken));

    public Task<Answer> SendAsync(string method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendContentAsync(method, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public async Task<Answer> SendContentAsync(
        string method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith('/')
            || path.StartsWith("http", StringComparison.Ordinal) ? path : "/services/data/v67.0/" + path);
        request.Content = content;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var body = text.Length > 0 && response.Content.Headers.ContentType?.MediaType == "application/json"
            ? JsonDocument.Parse(text).RootElement
            : default;
        return new Answer(response.StatusCode, body, text, response.Headers.ToDictionary(
            h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public Task<Answer> QueryAsync(string soql, string resource = "query") => GetAsync($"{resource}?q={Uri.EscapeDataString(soql)}");

    /// <summary>Creates a record and returns its id.</summary>
    public async Task<string> CreateAsync(string sObject, string json)
    {
        var answer = await SendAsync("POST", $"sobjects/{sObject}", json);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return answer.Body.GetProperty("id").GetString()!;
    }

    /// <summary>The rows of a query that must succeed, each as its values' text in the order selected, without attributes.</summary>
    public async Task<string[]> RowsAsync(string soql)
    {
        var answer = await QueryAsync(soql);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return [.. answer.Body.GetProperty("records").EnumerateArray().Select(Text)];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Org.DisposeAsync();
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join("|", value.EnumerateObject().Where(m => m.Name != "attributes").Select(m => Text(m.Value))),
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Text)) + "]",
        JsonValueKind.Null => "-",
        _ => value.ToString(),
    };
}
