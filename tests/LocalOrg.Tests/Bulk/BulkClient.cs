using System.Net;
using System.Text;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Sends the requests of Bulk API 2.0 to a local org.</summary>
internal sealed class BulkClient : IAsyncDisposable
{
    private BulkClient(OrgClient org) => Org = org;

    public OrgClient Org { get; }

    public static async Task<BulkClient> StartAsync(Action<LocalOrgOptions>? configure = null) =>
        new(await OrgClient.StartAsync(configure));

    /// <summary>Creates an ingest job and returns its id.</summary>
    public async Task<string> CreateAsync(string operation, string sObject = "Account", string more = "")
    {
        var answer = await Org.SendAsync("POST", "jobs/ingest", $$"""{"object":"{{sObject}}","operation":"{{operation}}"{{more}}}""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Body.GetProperty("id").GetString()!;
    }

    public Task<Answer> UploadAsync(string id, string csv) =>
        Org.SendContentAsync("PUT", $"jobs/ingest/{id}/batches", new StringContent(csv, Encoding.UTF8, "text/csv"));

    public Task<Answer> SetStateAsync(string id, string state, string kind = "ingest") =>
        Org.SendAsync("PATCH", $"jobs/{kind}/{id}", $$"""{"state":"{{state}}"}""");

    public Task<Answer> GetAsync(string id, string kind = "ingest") => Org.GetAsync($"jobs/{kind}/{id}");

    /// <summary>Creates a job, sends its data and waits for its end; returns the id.</summary>
    public async Task<string> RunAsync(string operation, string csv, string sObject = "Account", string more = "")
    {
        var id = await CreateAsync(operation, sObject, more);
        var upload = await UploadAsync(id, csv);
        Assert.True(upload.Status == HttpStatusCode.Created, upload.Text);
        Assert.Equal(HttpStatusCode.OK, (await SetStateAsync(id, "UploadComplete")).Status);
        await EndAsync(id);
        return id;
    }

    /// <summary>Creates a query job and waits for its end; returns the id.</summary>
    public async Task<string> QueryAsync(string soql, string operation = "query")
    {
        var answer = await CreateQueryAsync(soql, operation);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var id = answer.Body.GetProperty("id").GetString()!;
        await EndAsync(id, "query");
        return id;
    }

    public Task<Answer> CreateQueryAsync(string soql, string operation = "query") =>
        Org.SendAsync("POST", "jobs/query", System.Text.Json.JsonSerializer.Serialize(new { operation, query = soql }));

    /// <summary>Waits until a job is terminated; returns its state.</summary>
    public async Task<string> EndAsync(string id, string kind = "ingest")
    {
        var state = "";
        await UntilAsync(async () =>
            (state = (await GetAsync(id, kind)).Body.GetProperty("state").GetString()!) is "JobComplete" or "Failed" or "Aborted");
        return state;
    }

    /// <summary>Waits until a condition holds, for half a minute at most.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
            await Task.Delay(10, timeout.Token);
    }

    /// <summary>A result list, each row as a line without quotes; the rows in order, after the header.</summary>
    public async Task<string[]> ListAsync(string id, string list)
    {
        var answer = await Org.GetAsync($"jobs/ingest/{id}/{list}");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
            l => l.Trim('"').Replace("\",\"", ",", StringComparison.Ordinal)).ToList();
        return [lines[0], .. lines.Skip(1).Order(StringComparer.Ordinal)];
    }

    public async Task<int> NumberAsync(string id, string member) => (await GetAsync(id)).Body.GetProperty(member).GetInt32();

    public ValueTask DisposeAsync() => Org.DisposeAsync();
}
