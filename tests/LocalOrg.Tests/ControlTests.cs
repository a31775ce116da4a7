using System.Net;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

public sealed class ControlTests
{
    [Theory]
    [InlineData(FaultKind.SessionExpired, 401, "INVALID_SESSION_ID")]
    [InlineData(FaultKind.DailyLimitExceeded, 403, "REQUEST_LIMIT_EXCEEDED")]
    [InlineData(FaultKind.ConcurrentLimitExceeded, 403, "REQUEST_LIMIT_EXCEEDED")]
    [InlineData(FaultKind.RowLocked, 400, "UNABLE_TO_LOCK_ROW")]
    [InlineData(FaultKind.ServerError, 500, "UNKNOWN_EXCEPTION")]
    [InlineData(FaultKind.Unavailable, 503, "SERVER_UNAVAILABLE")]
    public async Task The_next_calls_fail_as_asked_and_no_more(FaultKind kind, int status, string code)
    {
        await using var org = await OrgClient.StartAsync();
        org.Org.Inject(kind, times: 2);
        for (var i = 0; i < 2; i++)
        {
            var answer = await org.SendAsync("POST", "sobjects/Account", """{"Name":"x"}""");
            Assert.Equal((status, code), ((int)answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
        }
        Assert.Equal(HttpStatusCode.Created, (await org.SendAsync("POST", "sobjects/Account", """{"Name":"x"}""")).Status);
        Assert.Single(await org.RowsAsync("SELECT Id FROM Account"));
    }

    [Fact]
    public async Task A_fault_meets_only_the_calls_that_match_and_other_languages_can_ask_for_it()
    {
        await using var org = await OrgClient.StartAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await org.SendAsync(
            "POST", "/_local/faults", """{"kind":"badGateway","method":"GET","path":"/query","times":1}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync("sobjects")).Status);
        var refused = await org.QueryAsync("SELECT Id FROM Account");
        Assert.Equal(HttpStatusCode.BadGateway, refused.Status);
        Assert.StartsWith("<html>", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await org.QueryAsync("SELECT Id FROM Account")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await org.SendAsync("POST", "/_local/faults", """{"kind":"nonsense"}""")).Status);
        org.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await org.SendAsync("POST", "/_local/faults", """{"kind":"slow"}""")).Status);
    }

    [Fact]
    public async Task An_answer_can_be_slow_cut_off_or_lost()
    {
        await using var org = await OrgClient.StartAsync();
        org.Org.Inject(new Fault { Kind = FaultKind.Slow, Delay = TimeSpan.FromMilliseconds(300) });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync("sobjects")).Status);
        Assert.True(watch.ElapsedMilliseconds >= 290);
        org.Org.Inject(FaultKind.CutOff);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => org.GetAsync("sobjects"));
        org.Org.Inject(FaultKind.NoAnswer);
        await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => org.SendAsync("POST", "sobjects/Account", """{"Name":"Saved nevertheless"}"""));
        Assert.Equal(["Saved nevertheless"], await org.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task What_was_deleted_comes_back_with_its_children_until_the_bin_is_emptied()
    {
        await using var org = await OrgClient.StartAsync();
        var account = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.CreateAsync("Contact", $$"""{"LastName":"Ray","AccountId":"{{account}}"}""");
        await org.SendAsync("DELETE", $"sobjects/Account/{account}");
        await org.Org.UndeleteAsync([account], TestContext.Current.CancellationToken);
        Assert.Equal(["Ray|Acme"], await org.RowsAsync("SELECT LastName, Account.Name FROM Contact"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Org.UndeleteAsync([account], TestContext.Current.CancellationToken));
        await org.SendAsync("DELETE", $"sobjects/Account/{account}");
        Assert.Equal(2, await org.Org.EmptyRecycleBinAsync(TestContext.Current.CancellationToken));
        Assert.Equal("0", (await org.QueryAsync("SELECT COUNT() FROM Contact", "queryAll")).Body.GetProperty("totalSize").ToString());
        Assert.NotEqual(account, await org.CreateAsync("Account", """{"Name":"Bolt"}"""));
    }

    [Fact]
    public async Task Changes_are_found_by_their_time()
    {
        var clock = new FixedClock();
        await using var org = await OrgClient.StartAsync(o => o.Clock(clock));
        var early = await org.CreateAsync("Account", """{"Name":"Early"}""");
        clock.Now += TimeSpan.FromHours(1);
        var late = await org.CreateAsync("Account", """{"Name":"Late"}""");
        var gone = await org.CreateAsync("Account", """{"Name":"Gone"}""");
        await org.SendAsync("DELETE", $"sobjects/Account/{gone}");
        clock.Now += TimeSpan.FromMinutes(10);
        var updated = await org.GetAsync("sobjects/Account/updated?start=2026-11-23T09:00:00%2B00:00&end=2026-11-23T12:00:00Z");
        Assert.Equal($$"""{"ids":["{{late}}"],"latestDateCovered":"2026-11-23T09:25:00.000+0000"}""", updated.Text);
        var deleted = await org.GetAsync("sobjects/Account/deleted?start=2026-11-23T09:00:00Z&end=2026-11-23T09:20:00Z");
        Assert.Equal($$"""[{"id":"{{gone}}","deletedDate":"2026-11-23T09:15:30.000+0000"}]""", deleted.Body.GetProperty("deletedRecords")
            .GetRawText());
        Assert.Equal("2026-11-23T09:20:00.000+0000", deleted.Body.GetProperty("latestDateCovered").GetString());
        Assert.NotEqual(early, late);
        foreach (var span in (string[])[
            "updated?start=2026-11-23T09:00:00Z&end=2026-11-23T09:00:59Z", "updated?start=2026-10-01T00:00:00Z&end=2026-11-23T00:00:00Z",
            "deleted?start=2026-11-01T00:00:00Z&end=2026-11-23T00:00:00Z", "updated?start=x&end=y"
        ])
            Assert.Equal(
                "INVALID_REPLICATION_DATE", (await org.GetAsync("sobjects/Account/" + span)).Body[0].GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task The_days_calls_run_out()
    {
        await using var org = await OrgClient.StartAsync(o => o.DailyApiRequests(3));
        Assert.Equal("api-usage=1/3", (await org.GetAsync("sobjects")).Headers["Sforce-Limit-Info"]);
        Assert.Equal("""{"Max":3,"Remaining":1}""", (await org.GetAsync("limits")).Body.GetProperty("DailyApiRequests").GetRawText());
        Assert.Equal("""{"sObjects":[{"count":1,"name":"User"}]}""", (await org.GetAsync("limits/recordCount?sObjects=User,Nothing")).Text);
        (await org.GetAsync("sobjects")).IsError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", null);
    }

    [Fact]
    public async Task Requests_are_refused_for_their_length_or_their_kind_and_compressed_ones_are_read()
    {
        await using var org = await OrgClient.StartAsync();
        Assert.Equal(414, (int)(await org.GetAsync("query?q=" + new string('x', 16_400))).Status);
        Assert.Equal(431, (int)(await org.GetAsync("sobjects", ("X-Long", new string('x', 16_300)))).Status);
        using var xml = new StringContent("<a/>", System.Text.Encoding.UTF8, "application/xml");
        Assert.Equal(415, (int)(await org.Http.PostAsync(
            "/services/data/v67.0/sobjects/Account", xml, TestContext.Current.CancellationToken)).StatusCode);

        using var compressed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(
            compressed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
            gzip.Write("""{"Name":"Zipped"}"""u8);
        using var body = new ByteArrayContent(compressed.ToArray());
        body.Headers.ContentType = new("application/json");
        body.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(HttpStatusCode.Created, (await org.Http.PostAsync(
            "/services/data/v67.0/sobjects/Account", body, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(["Zipped"], await org.RowsAsync("SELECT Name FROM Account"));

        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.GZip })
        {
            BaseAddress = org.Org.Url
        };
        http.DefaultRequestHeaders.Authorization = org.Http.DefaultRequestHeaders.Authorization;
        Assert.Equal((await org.GetAsync("sobjects")).Text, await http.GetStringAsync(
            "/services/data/v67.0/sobjects", TestContext.Current.CancellationToken));
    }
}
