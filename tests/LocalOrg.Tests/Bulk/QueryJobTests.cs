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
            "\"LastName\",\"Account.Name\",\"Account.AnnualRevenue\",\"IsDeleted\"\n\"Ray\",\"Acme \"\"1\"\"\",\"1234.0\",\"false\"\n\"Solo\",\"\",\"\",\"false\"\n",
            results.Text);
        Assert.Equal(("null", "2"), (results.Headers["Sforce-Locator"], results.Headers["Sforce-NumberOfRecords"]));
        var job = (await bulk.GetAsync(id, "query")).Body;
        Assert.Equal(("V2Query", "Contact", 2), (job.GetProperty("jobType").GetString(), job.GetProperty("object").GetString(), job.GetProperty("numberRecordsProcessed").GetInt32()));
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
                names.AddRange((await bulk.Org.GetAsync(page.GetProperty("resultUrl").GetString()!)).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Trim('"')));
            next = pages.GetProperty("done").GetBoolean() ? null : pages.GetProperty("nextRecordsUrl").GetString();
        }
        Assert.Equal(Enumerable.Range(0, 1500).Select(i => $"A{i:0000}"), names);
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
