using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

public sealed class KillTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill_and_no_half_of_a_transaction()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "org.db");
        var acknowledged = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            using var tool = Tool.Start("serve", "--snapshots", "describe-snapshots", "--port", "0", "--token", "dev", "--data", data);
            using var http = await ClientAsync(tool);
            if (round > 0)
                await CheckAsync(http, acknowledged);
            var killed = Task.Delay(Random.Shared.Next(100, 400), TestContext.Current.CancellationToken).ContinueWith(_ => tool.Kill(), TaskScheduler.Default);
            try
            {
                for (var i = 0; ; i++)
                    acknowledged.AddRange(await CreatePairAsync(http, $"{round}-{i}"));
            }
            catch (HttpRequestException)
            {
                // Killed while a call was on its way: nobody was told that it succeeded.
            }
            await killed;
        }
        Assert.True(acknowledged.Count > 20, $"only {acknowledged.Count} records in all: nothing was tested");
        using var last = Tool.Start("serve", "--snapshots", "describe-snapshots", "--port", "0", "--token", "dev", "--data", data);
        using var check = await ClientAsync(last);
        await CheckAsync(check, acknowledged);
    }

    private static async Task<HttpClient> ClientAsync(Tool tool)
    {
        var lines = await tool.ReadUntilAsync("Ctrl-C stops it.");
        var http = new HttpClient { BaseAddress = new Uri(lines[0]["Local org  ".Length..]) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev");
        return http;
    }

    // A contact with its account, all or none.
    private static async Task<string[]> CreatePairAsync(HttpClient http, string name)
    {
        using var body = new StringContent(
            $$"""
            {"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"{{name}}","Contacts":{"records":[
              {"attributes":{"type":"Contact","referenceId":"c"},"LastName":"{{name}}"}]} }]}
            """,
            Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/services/data/v67.0/composite/tree/Account", body, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];
    }

    private static async Task CheckAsync(HttpClient http, List<string> acknowledged)
    {
        var ids = new HashSet<string>();
        var (accounts, contacts) = (await NamesAsync(http, "Account", ids), await NamesAsync(http, "Contact", ids));
        Assert.Empty(acknowledged.Except(ids));
        Assert.Equal(accounts, contacts);
    }

    private static async Task<List<string>> NamesAsync(HttpClient http, string sObject, HashSet<string> ids)
    {
        var names = new List<string>();
        for (var url = $"/services/data/v67.0/query?q=SELECT+Id,Name+FROM+{sObject}+ORDER+BY+Name"; url is not null;)
        {
            using var page = JsonDocument.Parse(await http.GetStringAsync(url, TestContext.Current.CancellationToken));
            foreach (var row in page.RootElement.GetProperty("records").EnumerateArray())
            {
                ids.Add(row.GetProperty("Id").GetString()!);
                names.Add(row.GetProperty("Name").GetString()!);
            }
            url = page.RootElement.TryGetProperty("nextRecordsUrl", out var next) ? next.GetString() : null;
        }
        return names;
    }
}
