using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>A local org with the rows of a world, and a bare HTTP client on it.</summary>
internal sealed class OrgConnection : IAsyncDisposable
{
    private const string Service = "/services/data/v67.0/";

    private readonly LocalOrg _org;
    private readonly HttpClient _http;

    private OrgConnection(LocalOrg org)
    {
        _org = org;
        _http = new HttpClient { BaseAddress = org.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", org.Token);
    }

    /// <summary>Starts the org, creates the world's rows over the wire and gives them the ids that they got.</summary>
    public static async Task<OrgConnection> StartAsync(World world, CancellationToken cancellationToken)
    {
        var org = await LocalOrg.StartAsync(
            o => o.Schema(world.Schema).Clock(new FixedClock(world.Now)).TimeZone(world.Zone).FiscalYearStart(world.FiscalYearStart),
            cancellationToken);
        var connection = new OrgConnection(org);
        foreach (var row in world.Rows.Values.SelectMany(r => r))
            row["Id"] = new SfId(await connection.CreateAsync(row, cancellationToken));
        return connection;
    }

    /// <summary>The answer to a statement; the error's text where it is refused.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> QueryAsync(string soql, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync($"{Service}query?q={Uri.EscapeDataString(soql)}", cancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _org.DisposeAsync();
    }

    private async Task<string> CreateAsync(Record row, CancellationToken cancellationToken)
    {
        var body = row.Object.Fields.Where(f => f.Name != "Id" && row[f.Name] is not null).ToDictionary(
            f => f.Name, f => Wire(row[f.Name]!));
        using var response = await _http.PostAsJsonAsync($"{Service}sobjects/{row.Object.Name}", body, cancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{JsonSerializer.Serialize(body)}: {answer}");
        return answer.GetProperty("id").GetString()!;
    }

    private static object Wire(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture) + "Z",
        SfId id => id.Text,
        _ => value,
    };
}
