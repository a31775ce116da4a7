using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Benchmarks;

/// <summary>A local org with a bare HTTP client on it: what is measured is what a client in another language would see.</summary>
internal sealed class OrgOverHttp : IAsyncDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly LocalOrg _org;
    private readonly HttpClient _http;

    private OrgOverHttp(LocalOrg org)
    {
        _org = org;
        _http = new HttpClient { BaseAddress = new Uri(org.Url, "/services/data/v67.0/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", org.Token);
    }

    public static async Task<OrgOverHttp> StartAsync(
        OrgSchema schema, string? file, bool publishesChanges = true) => new(await LocalOrg.StartAsync(o =>
    {
        o.Schema(schema);
        if (!publishesChanges)
            o.ChangeEvents();
        if (file is not null)
            o.Data(file);
    }));

    /// <summary>Writes a body's records.</summary>
    public async Task WriteAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        using var response = await _http.PostAsync("composite/sobjects", content);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        if (answer.AsSpan().IndexOf("\"success\":false"u8) >= 0)
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
    }

    /// <summary>Runs a query and returns the length of its answer.</summary>
    public async Task<int> QueryAsync(string soql) => (await _http.GetByteArrayAsync("query?q=" + Uri.EscapeDataString(soql))).Length;

    /// <summary>Writes accounts by name, 200 a call.</summary>
    public async Task WriteAccountsAsync(int count)
    {
        for (var first = 0; first < count; first += 200)
        {
            var json = new StringBuilder("{\"records\":[");
            for (var i = first; i < Math.Min(count, first + 200); i++)
                json.Append(
                    CultureInfo.InvariantCulture,
                    $$"""{{(i == first ? "" : ",")}}{"attributes":{"type":"Account"},"Name":"Account {{i}}"}""");
            await WriteAsync(Encoding.UTF8.GetBytes(json.Append("]}").ToString()));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _org.DisposeAsync();
    }
}
