using System.Net;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

public sealed class QueryJobTests
{
    [Fact]
    public async Task A_query_job_gives_its_rows_as_CSV_in_the_order_of_the_query()
    {
        await using var bulk = await BulkClient.StartAsync();
        var account = await bulk.Org.CreateAsync("Account", """{"Name":"Acme \"1\"","AnnualRevenue":1234}""");
        await bulk.Org.CreateAsync("Contact", $$"""{"LastName":"Ray","AccountId":"{{account}}"}""");
        await bulk.Org.CreateAsync("Contact", """{"LastName":"Solo"}""");

        var id = await bulk.QueryAsync("SELECT LastName, Account.Name, Account.AnnualRevenue, IsDeleted FROM Contact ORDER BY LastName");
        var results = await bulk.Org.GetAsync($"jobs/query/{id}/results");
        Assert.Equal(
            "\"LastName\",\"Account.Name\",\"Account.AnnualRevenue\",\"IsDeleted\"\n\"Ray\",\"Acme "
                + "\"\"1\"\"\",\"1234.0\",\"false\"\n\"Solo\",\"\",\"\",\"false\"\n",
            results.Text);
        Assert.Equal(("null", "2"), (results.Headers["Sforce-Locator"], results.Headers["Sforce-NumberOfRecords"]));
        var job = (await bulk.GetAsync(id, "query")).Body;
        Assert.Equal(("V2Query", "Contact", 2), (job.GetProperty("jobType")
            .GetString(), job.GetProperty("object").GetString(), job.GetProperty("numberRecordsProcessed").GetInt32()));
    }

    [Fact]
    public async Task Pages_have_a_header_each_and_can_be_read_again()
    {
        await using var bulk = await BulkClient.StartAsync();
        await bulk.RunAsync("insert", "Name\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"A{i:0000}\n")));
        var id = await bulk.QueryAsync("SELECT Name FROM Account ORDER BY Name");
        var names = new List<string>();
        string? locator = null;
        do
        {
            var path = $"jobs/query/{id}/results?maxRecords=2000{(locator is null ? "" : "&locator=" + locator)}";
            var page = await bulk.Org.GetAsync(path);
            Assert.Equal(page.Text, (await bulk.Org.GetAsync(path)).Text);
            var lines = page.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("\"Name\"", lines[0]);
            names.AddRange(lines.Skip(1).Select(l => l.Trim('"')));
            locator = page.Headers["Sforce-Locator"];
        }
        while (locator != "null");
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"A{i:0000}"), names);
    }

    [Fact]
    public async Task The_addresses_of_pages_cover_the_result_once()
    {
        await using var bulk = await BulkClient.StartAsync();
        await bulk.RunAsync("insert", "Name\n" + string.Concat(Enumerable.Range(0, 1500).Select(i => $"A{i:0000}\n")));
        var id = await bulk.QueryAsync("SELECT Name FROM Account ORDER BY Name");
        var names = new List<string>();
        var next = $"jobs/query/{id}/resultPages?maxRecords=200";
        while (next is not null)
        {
            var pages = (await bulk.Org.GetAsync(next)).Body;
            foreach (var page in pages.GetProperty("resultPages").EnumerateArray())
                names.AddRange((await bulk.Org.GetAsync(page.GetProperty("resultUrl").GetString()!)).Text.Split(
                    '\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Trim('"')));
            next = pages.GetProperty("done").GetBoolean() ? null : pages.GetProperty("nextRecordsUrl").GetString();
        }
        Assert.Equal(Enumerable.Range(0, 1500).Select(i => $"A{i:0000}"), names);
    }

    [Fact]
    public async Task A_job_whose_query_fails_for_any_reason_ends()
    {
        await using var bulk = await BulkClient.StartAsync(o => o.BulkStepDelay(TimeSpan.FromMilliseconds(300)));
        var id = (await bulk.CreateQueryAsync("SELECT Id FROM Lead")).Body.GetProperty("id").GetString()!;
        bulk.Org.Org.Database.Execute("DROP TABLE Lead");
        Assert.Equal("Failed", await bulk.EndAsync(id, "query"));
    }

    [Theory]
    [InlineData("SELECT Id FROM Account", true)]
    [InlineData("SELECT Id FROM Account WHERE Name != 'x'", true)]
    [InlineData("SELECT Id FROM Account LIMIT 5", false)]
    [InlineData("SELECT Id FROM Account ORDER BY Name", false)]
    public async Task A_query_is_split_by_ids_without_limit_and_order_only(string soql, bool isSupported)
    {
        await using var bulk = await BulkClient.StartAsync();
        var job = (await bulk.GetAsync(await bulk.QueryAsync(soql), "query")).Body;
        Assert.Equal(isSupported, job.GetProperty("isPkChunkingSupported").GetBoolean());
    }

    [Fact]
    public async Task A_statement_that_is_too_long_is_refused_before_it_is_parsed()
    {
        await using var bulk = await BulkClient.StartAsync();
        foreach (var soql in new[]
        {
            "SELECT" + new string('(', 100_000), "SELECT Id FROM Account WHERE Name = '" + new string('x', 100_000) + "'"
        })
        {
            (await bulk.CreateQueryAsync(soql)).IsError(
                400, "MALFORMED_QUERY", $"The statement has {soql.Length} characters; at most 100000 are taken.", null);
        }
    }

    [Fact]
    public async Task The_next_page_of_the_list_of_query_jobs_is_below_ingest()
    {
        await using var bulk = await BulkClient.StartAsync();
        for (var i = 0; i < 1001; i++)
            await bulk.CreateQueryAsync("SELECT Id FROM Lead");
        var first = (await bulk.Org.GetAsync("jobs/query")).Body;
        Assert.False(first.GetProperty("done").GetBoolean());
        var next = first.GetProperty("nextRecordsUrl").GetString()!;
        Assert.StartsWith("/services/data/v67.0/jobs/ingest?queryLocator=", next, StringComparison.Ordinal);
        var second = (await bulk.Org.GetAsync(next)).Body;
        Assert.True(second.GetProperty("done").GetBoolean());
        Assert.Equal("query", Assert.Single(second.GetProperty("records").EnumerateArray()).GetProperty("operation").GetString());
    }

    [Theory]
    [InlineData(0, 100, 30, 3, 30)]
    [InlineData(0, 2, 30, 2, 20)]
    [InlineData(0, 100, 29, 2, 20)]
    [InlineData(0, 100, 5, 1, 10)]
    [InlineData(3, 100, 30, 4, 1030)]
    [InlineData(4, 100, 30, 6, 1050)]
    [InlineData(6, 100, 30, 6, 1050)]
    [InlineData(0, int.MaxValue, 2000, 6, 1050)]
    public void A_page_is_bounded_by_rows_and_by_bytes(int from, int rows, long bytes, int to, long end)
    {
        // Rows of 10 bytes, one of 1,000, and two of 10.
        List<long> offsets = [0, 10, 20, 30, 1030, 1040];
        var page = Salesforce.Typed.Testing.Http.Bulk.QueryJobPage.Cut(offsets, 1050, from, rows, bytes);
        Assert.Equal((to, end), (page.To, page.End));
        Assert.Equal(from < offsets.Count ? offsets[from] : 1050, page.Start);
    }

    [Fact]
    public async Task A_result_of_many_bytes_is_read_in_pages_and_the_addresses_are_those_of_the_pages()
    {
        await using var bulk = await BulkClient.StartAsync();
        // 96 KB a row: 72 MB.
        var filler = new string('\u20ac', 32_000);
        for (var i = 0; i < 3; i++)
            await bulk.RunAsync(
                "insert", "Name,Description\n" + string.Concat(Enumerable.Range(0, 250).Select(r => $"A{i}.{r},{filler}\n")));
        var id = await bulk.QueryAsync("SELECT Name, Description FROM Account");
        var first = await bulk.Org.GetAsync($"jobs/query/{id}/results");
        Assert.InRange(int.Parse(first.Headers["Sforce-NumberOfRecords"], System.Globalization.CultureInfo.InvariantCulture), 600, 700);
        var pages = (await bulk.Org.GetAsync($"jobs/query/{id}/resultPages")).Body;
        Assert.Equal((2, true), (pages.GetProperty("resultPages").GetArrayLength(), pages.GetProperty("done").GetBoolean()));
        Assert.EndsWith("locator=" + first.Headers["Sforce-Locator"], pages.GetProperty("resultPages")[1].GetProperty("resultUrl")
            .GetString(), StringComparison.Ordinal);
        var second = await bulk.Org.GetAsync($"jobs/query/{id}/results?locator={first.Headers["Sforce-Locator"]}");
        Assert.Equal("null", second.Headers["Sforce-Locator"]);
        Assert.Equal(750 + 2, first.Text.Count(c => c == '\n') + second.Text.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("SELECT COUNT(Id) FROM Account", "API_ERROR")]
    [InlineData("SELECT Industry FROM Account GROUP BY Industry", "API_ERROR")]
    [InlineData("SELECT Id FROM Account LIMIT 1 OFFSET 1", "API_ERROR")]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts) FROM Account", "API_ERROR")]
    [InlineData("SELECT BillingAddress FROM Account", "API_ERROR")]
    [InlineData("SELECT FIELDS(ALL) FROM Account LIMIT 10", "API_ERROR")]
    [InlineData("SELECT Nonsense FROM Account", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Nonsense", "INVALID_TYPE")]
    [InlineData("SELECT", "MALFORMED_QUERY")]
    public async Task A_statement_that_bulk_queries_cannot_run_is_refused_before_a_job_exists(string soql, string code)
    {
        await using var bulk = await BulkClient.StartAsync();
        var answer = await bulk.CreateQueryAsync(soql);
        Assert.Equal((400, code), ((int)answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
        Assert.Empty((await bulk.Org.GetAsync("jobs/query")).Body.GetProperty("records").EnumerateArray());
    }

    [Fact]
    public async Task Results_are_read_with_the_version_that_created_the_job()
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.QueryAsync("SELECT Id FROM Account");
        Assert.Equal(HttpStatusCode.Conflict, (await bulk.Org.GetAsync($"/services/data/v60.0/jobs/query/{id}/results")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await bulk.Org.GetAsync($"jobs/query/{id}/results?locator=nonsense")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await bulk.Org.GetAsync($"jobs/query/{id}/results?maxRecords=0")).Status);
    }

    [Fact]
    public async Task QueryAll_reads_deleted_records_and_date_times_are_written_in_UTC()
    {
        await using var bulk = await BulkClient.StartAsync();
        var account = await bulk.Org.CreateAsync("Account", """{"Name":"x"}""");
        await bulk.Org.SendAsync("DELETE", $"sobjects/Account/{account}");
        var id = await bulk.QueryAsync("SELECT Id, CreatedDate FROM Account", "queryAll");
        var row = (await bulk.Org.GetAsync($"jobs/query/{id}/results")).Text.Split('\n')[1];
        Assert.Matches("^\"001.{15}\",\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000Z\"$", row);
        Assert.Equal(JsonValueKind.True, (await bulk.Org.GetAsync("jobs/query")).Body.GetProperty("done").ValueKind);
    }
}
