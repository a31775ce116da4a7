using System.Net;
using System.Net.Http.Headers;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task Orgs_run_side_by_side_and_know_nothing_of_each_other()
    {
        await using var one = await OrgClient.StartAsync();
        await using var other = await OrgClient.StartAsync();
        await one.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(["Acme"], await one.RowsAsync("SELECT Name FROM Account"));
        Assert.Empty(await other.RowsAsync("SELECT Name FROM Account"));
        Assert.NotEqual(one.Org.Token, other.Org.Token);
        Assert.True(one.Org.Url.IsLoopback);
    }

    [Fact]
    public async Task A_call_without_the_token_is_refused_as_an_expired_session_is()
    {
        await using var org = await OrgClient.StartAsync();
        org.Http.DefaultRequestHeaders.Authorization = null;
        (await org.GetAsync("sobjects")).IsError(401, "INVALID_SESSION_ID", "Session expired or invalid", null);
        org.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "other");
        (await org.GetAsync("sobjects")).IsError(401, "INVALID_SESSION_ID", "Session expired or invalid", null);
    }

    [Fact]
    public async Task The_list_of_versions_needs_no_token_and_has_the_seasons_of_the_releases()
    {
        await using var org = await OrgClient.StartAsync();
        org.Http.DefaultRequestHeaders.Authorization = null;
        var answer = await org.GetAsync("/services/data");
        Assert.Equal("""{"label":"Summer '14","url":"/services/data/v31.0","version":"31.0"}""", answer.Body[0].GetRawText());
        Assert.Equal("""{"label":"Summer '26","url":"/services/data/v67.0","version":"67.0"}""", answer.Body[36].GetRawText());
        Assert.False(answer.Headers.ContainsKey("Sforce-Limit-Info"));
        Assert.Equal(answer.Text, (await org.GetAsync(org.Org.Url.AbsoluteUri + "/services/data/")).Text);
    }

    [Fact]
    public async Task The_labels_of_versions_are_those_that_an_org_gave()
    {
        var recorded = TestPaths.SharedData("rest", "docs_and_misc", "versions.json");
        var labels = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(recorded, TestContext.Current.CancellationToken))
            .RootElement.EnumerateArray().ToDictionary(v => v.GetProperty("version").GetString()!, v => v.GetProperty("label").GetString());
        await using var org = await OrgClient.StartAsync();
        var shared = 0;
        foreach (var version in (await org.GetAsync("/services/data")).Body.EnumerateArray())
        {
            if (!labels.TryGetValue(version.GetProperty("version").GetString()!, out var label))
                continue;
            Assert.Equal(label!.Replace('’', '\''), version.GetProperty("label").GetString());
            shared++;
        }
        Assert.True(shared > 5);
    }

    [Theory]
    [InlineData("v31.0", 200)]
    [InlineData("v52.0", 200)]
    [InlineData("v67.0", 200)]
    [InlineData("v30.0", 410)]
    [InlineData("v99.0", 404)]
    [InlineData("latest", 404)]
    public async Task Versions_are_served_side_by_side_and_retired_ones_are_gone(string version, int status)
    {
        await using var org = await OrgClient.StartAsync();
        Assert.Equal(status, (int)(await org.GetAsync($"/services/data/{version}/sobjects")).Status);
        var rows = await org.GetAsync($"/services/data/{version}/query?q=SELECT+Id+FROM+User");
        if (status == 200)
            Assert.StartsWith($"/services/data/{version}/sobjects/User/005", rows.Body.GetProperty("records")[0].GetProperty("attributes")
                .GetProperty("url").GetString(), StringComparison.Ordinal);
        if (status == 410)
            Assert.Equal("GONE", rows.Body[0].GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task Rows_in_a_file_are_there_after_a_restart_and_ids_go_on()
    {
        var file = Path.Combine(Path.GetTempPath(), $"localorg-{Guid.NewGuid():N}.db");
        try
        {
            string first;
            await using (var org = await OrgClient.StartAsync(o => o.Data(file)))
                first = await org.CreateAsync("Account", """{"Name":"Acme"}""");
            await using (var org = await OrgClient.StartAsync(o => o.Data(file)))
            {
                Assert.Equal([first + "|Acme"], await org.RowsAsync("SELECT Id, Name FROM Account"));
                Assert.NotEqual(first, await org.CreateAsync("Account", """{"Name":"Bolt"}"""));
                Assert.Single(await org.RowsAsync("SELECT Id FROM User"));
            }
        }
        finally
        {
            foreach (var path in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                File.Delete(path);
        }
    }

    [Fact]
    public async Task A_file_gets_the_fields_and_objects_that_a_newer_snapshot_has()
    {
        var file = Path.Combine(Path.GetTempPath(), $"localorg-{Guid.NewGuid():N}.db");
        var newer = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"));
        var older = new OrgSchema(newer.Objects.Where(o => o.Name != "Lead").Select(o => o.Name == "Account"
            ? o with
            {
                Fields = new EquatableArray<FieldDescribe>(o.Fields.Where(f => f.Name is not ("Phone" or "IsDeleted" or "AnnualRevenue")))
            }
            : o));
        try
        {
            await using (var org = await OrgClient.StartAsync(o => o.Schema(older).Data(file)))
            {
                await org.CreateAsync("Account", """{"Name":"Old"}""");
                Assert.Equal(
                    "INVALID_FIELD", (await org.QueryAsync("SELECT Phone FROM Account")).Body[0].GetProperty("errorCode").GetString());
            }
            await using (var org = await OrgClient.StartAsync(o => o.Schema(newer).Data(file)))
            {
                await org.CreateAsync("Account", """{"Name":"New","Phone":"1","AnnualRevenue":2}""");
                await org.CreateAsync("Lead", """{"LastName":"L","Company":"C"}""");
                Assert.Equal(["Old|-|-|false", "New|1|2.0|false"], await org.RowsAsync("SELECT Name, Phone, AnnualRevenue, IsDeleted FROM "
                    + "Account ORDER BY CreatedDate, Id"), StringComparer.OrdinalIgnoreCase);
            }
        }
        finally
        {
            foreach (var path in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                File.Delete(path);
        }
    }

    [Fact]
    public async Task Many_clients_at_once_are_served_one_after_the_other()
    {
        await using var org = await OrgClient.StartAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 16), TestContext.Current.CancellationToken, async (worker, _) =>
        {
            for (var i = 0; i < 20; i++)
            {
                var id = await org.CreateAsync("Account", $$"""{"Name":"W{{worker}}","NumberOfEmployees":{{i}}}""");
                Assert.Equal([$"W{worker}|{i}"], await org.RowsAsync($"SELECT Name, NumberOfEmployees FROM Account WHERE Id = '{id}'"));
            }
        });
        Assert.Equal(320, (await org.QueryAsync("SELECT COUNT() FROM Account")).Body.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task An_org_can_be_stopped_while_a_call_is_held_up()
    {
        var org = await OrgClient.StartAsync();
        org.Org.Inject(new Fault { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(20) });
        var held = org.GetAsync("sobjects");
        await Task.Delay(100, TestContext.Current.CancellationToken);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await org.Org.DisposeAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        await Assert.ThrowsAnyAsync<Exception>(() => held);
        await org.DisposeAsync();
    }

    [Fact]
    public async Task Starting_without_objects_says_what_is_missing()
    {
        var refused =
            await Assert.ThrowsAsync<InvalidOperationException>(() => LocalOrg.StartAsync(_ => { }, TestContext.Current.CancellationToken));
        Assert.Contains("Snapshots", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_or_an_unknown_path_shows_no_stack()
    {
        await using var org = await OrgClient.StartAsync();
        (await org.GetAsync("nowhere")).IsError(404, "NOT_FOUND", "The requested resource does not exist", null);
        Assert.Equal(HttpStatusCode.NotFound, (await org.GetAsync("/elsewhere")).Status);
        (await org.SendAsync("PUT", "sobjects/Account", "{}")).IsError(
            405, "METHOD_NOT_ALLOWED", "HTTP Method 'PUT' not allowed. Allowed are GET,HEAD,POST", null);
    }
}
