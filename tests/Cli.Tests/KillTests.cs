using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Kills the tool in the middle of writes, again and again on one file. <c>LOCALORG_KILL_ROUNDS</c> says how often: a hundred is for doing
/// by hand.
/// </summary>
public sealed class KillTests
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("LOCALORG_KILL_ROUNDS"), out var given)
        ? given
        : 5;

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill_and_no_half_of_a_transaction()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "org.db");
        var pairs = new List<Pair>();
        for (var round = 0; round < Rounds; round++)
        {
            using var tool = Tool.Start("serve", "--snapshots", "describe-snapshots", "--port", "0", "--token", "dev", "--data", data);
            using var http = await ClientAsync(tool);
            await CheckAsync(http, pairs);
            var underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var killed = KillAsync(tool, underWay.Task);
            try
            {
                for (var i = 0; ; i++)
                {
                    await WriteAsync(http, pairs, $"{round}-{i}", i);
                    if (i == 3)
                        underWay.SetResult();
                }
            }
            catch (HttpRequestException)
            {
                // Killed while a call was in flight: its success was not reported.
            }
            finally
            {
                underWay.TrySetResult();
            }
            await killed;
        }
        Assert.True(pairs.Count > 10, $"only {pairs.Count} pairs in all: nothing was tested");
        using var last = Tool.Start("serve", "--snapshots", "describe-snapshots", "--port", "0", "--token", "dev", "--data", data);
        using var check = await ClientAsync(last);
        await CheckAsync(check, pairs);
    }

    // At some moment after the first writes, however slow the machine is.
    private static async Task KillAsync(Tool tool, Task underWay)
    {
        await underWay;
        await Task.Delay(Random.Shared.Next(0, 300), TestContext.Current.CancellationToken);
        tool.Kill();
    }

    private static async Task<HttpClient> ClientAsync(Tool tool)
    {
        var lines = await tool.ReadUntilAsync("Ctrl-C stops it.");
        var http = new HttpClient { BaseAddress = new Uri(lines[0]["Local org  ".Length..]) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev");
        return http;
    }

    // Creates a pair; every third time changes one, every fifth deletes one: always both of its records or none.
    private static async Task WriteAsync(HttpClient http, List<Pair> pairs, string name, int i)
    {
        pairs.Add(await CreateAsync(http, name));
        var pair = pairs[Random.Shared.Next(pairs.Count)];
        if (pair.IsDeleted)
            return;
        if (i % 3 == 2)
        {
            pair.Asked = pair.Phone + 1;
            await SendAsync(http, HttpMethod.Patch, "", $$"""
                {"allOrNone":true,"records":[{"attributes":{"type":"Account"},"id":"{{pair.Account}}","Phone":"{{pair.Asked}}"},{"attributes":{"type":"Contact"},"id":"{{pair.Contact}}","Phone":"{{pair.Asked}}"}]}
                """);
            pair.Phone = pair.Asked;
        }
        else if (i % 5 == 4)
        {
            pair.IsAskedToGo = true;
            await SendAsync(http, HttpMethod.Delete, $"?allOrNone=true&ids={pair.Contact},{pair.Account}", null);
            pair.IsDeleted = true;
        }
    }

    private static async Task<Pair> CreateAsync(HttpClient http, string name)
    {
        using var body = new StringContent(
            $$"""
            {"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"{{name}}","Phone":"0","Contacts":{"records":[
              {"attributes":{"type":"Contact","referenceId":"c"},"LastName":"{{name}}","Phone":"0"}]} }]}
            """,
            Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(
            "/services/data/v67.0/composite/tree/Account", body, TestContext.Current.CancellationToken);
        var results = JsonDocument.Parse(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("results");
        return new Pair(results[0].GetProperty("id").GetString()!, results[1].GetProperty("id").GetString()!);
    }

    private static async Task SendAsync(HttpClient http, HttpMethod method, string query, string? json)
    {
        using var request = new HttpRequestMessage(method, "/services/data/v67.0/composite/sobjects" + query);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var results = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.All(results.EnumerateArray(), r => Assert.True(r.GetProperty("success").GetBoolean(), r.GetRawText()));
    }

    private static async Task CheckAsync(HttpClient http, List<Pair> pairs)
    {
        var accounts = await PhonesAsync(http, "Account");
        var contacts = await PhonesAsync(http, "Contact");
        foreach (var pair in pairs)
        {
            var isThere = accounts.TryGetValue(pair.Account, out var phone);
            Assert.Equal((pair.Account, isThere, phone), (pair.Account, contacts.TryGetValue(pair.Contact, out var other), other));
            Assert.True(pair.IsDeleted ? !isThere : isThere || pair.IsAskedToGo, pair.ToString());
            // A write that was not reported may have happened; if it has, it holds from now on.
            Assert.True(!isThere || phone == pair.Phone || phone == pair.Asked, pair.ToString());
            (pair.Phone, pair.IsDeleted) = (isThere ? phone : pair.Phone, !isThere);
        }
        // Pairs that were not reported are whole too.
        Assert.Equal(accounts.Count, contacts.Count);
    }

    private static async Task<Dictionary<string, int>> PhonesAsync(HttpClient http, string sObject)
    {
        var phones = new Dictionary<string, int>();
        for (var url = $"/services/data/v67.0/query?q=SELECT+Id,Phone+FROM+{sObject}"; url is not null;)
        {
            using var page = JsonDocument.Parse(await http.GetStringAsync(url, TestContext.Current.CancellationToken));
            foreach (var row in page.RootElement.GetProperty("records").EnumerateArray())
                phones.Add(row.GetProperty("Id").GetString()!, int.Parse(
                    row.GetProperty("Phone").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
            url = page.RootElement.TryGetProperty("nextRecordsUrl", out var next) ? next.GetString() : null;
        }
        return phones;
    }

    // What was acknowledged of a contact and its account; and what was asked for without an answer.
    private sealed record Pair(string Account, string Contact)
    {
        public int Phone { get; set; }

        public int Asked { get; set; }

        public bool IsDeleted { get; set; }

        public bool IsAskedToGo { get; set; }
    }
}
