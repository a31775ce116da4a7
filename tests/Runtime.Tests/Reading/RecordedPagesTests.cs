using System.Text;
using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>Answers of real orgs, read by the generated records and compared row for row with an independent walk.</summary>
public class RecordedPagesTests
{
    [Theory]
    [InlineData("netcoreforce/querybatch__batch-1.json", "Contact", 200)]
    [InlineData("netcoreforce/querybatch__batch-2.json", "Contact", 200)]
    [InlineData("netcoreforce/querybatch__batch-3.json", "Contact", 200)]
    [InlineData("netcoreforce/querybatch__batch-4.json", "Contact", 200)]
    [InlineData("netcoreforce/query_case_result.json", "Case", 26)]
    [InlineData("netcoreforce/query_empty_result.json", "Case", 0)]
    [InlineData("by_kind/query_empty.json", "Contact", 0)]
    [InlineData("by_kind/query_nested_child_subquery.json", "Account", 5)]
    [InlineData("by_kind/query_parent_relationship.json", "Account", 1)]
    [InlineData("by_kind/query_page_with_nextRecordsUrl.json", "Account", 1)]
    [InlineData("by_kind/query_last_page_by_locator.json", "Account", 1)]
    [InlineData("sf_fx_wiremock/query.json", "Account", 1)]
    [InlineData("sf_fx_wiremock/query-with-subquery.json", "Account", 5)]
    [InlineData("sf_fx_wiremock/query-with-associated-data.json", "Account", 1)]
    [InlineData("sf_fx_wiremock/query-with-next-records-url.json", "Account", 1)]
    [InlineData("sf_fx_wiremock/query-with-next-records-url-2.json", "Account", 1)]
    public async Task A_recorded_page_reads_as_it_was_sent(string file, string sobject, int atLeast)
    {
        var body = Body(file.Split('/'));
        using var json = JsonDocument.Parse(body);
        var expected = json.RootElement.GetProperty("records").EnumerateArray().ToList();
        Assert.True(expected.Count >= atLeast, $"{expected.Count} rows");

        foreach (var piece in (int[])[int.MaxValue, 1, 7])
        {
            var rows = await Pages.ReadAsync(body, ReadPlan.Unknown(AllObjects.Find(sobject)), piece);
            Assert.Equal(expected.Count, rows.Count);
            for (var i = 0; i < rows.Count; i++)
                JsonOracle.AssertSame(rows[i], expected[i]);
        }
    }

    [Fact]
    public async Task The_parents_of_recorded_cases_are_records()
    {
        var rows = await Pages.ReadAsync(Body("netcoreforce", "query_case_result.json"), ReadPlan.Unknown(Case.Info));
        var first = Assert.IsType<Case>(rows[0]);
        Assert.Equal("Edge Communications", first.Account!.Name);
        Assert.Equal("Rose Gonzalez", first.Contact!.Name);
        Assert.Equal(new DateTimeOffset(2013, 4, 4, 20, 52, 22, TimeSpan.Zero), first.Account.SystemModstamp);
    }

    [Fact]
    public async Task The_children_of_recorded_accounts_are_records()
    {
        var rows = await Pages.ReadAsync(Body("by_kind", "query_nested_child_subquery.json"), ReadPlan.Unknown(Account.Info));
        var singapore = rows.Cast<Account>().Single(a => a.Name == "United Oil & Gas, Singapore");
        Assert.Equal(2, singapore.Contacts.Count);
        Assert.True(singapore.Contacts.IsComplete);
        Assert.Equal("Ripley", singapore.Contacts[0].LastName);
    }

    [Fact]
    public async Task Every_recorded_query_of_a_known_object_reads_as_it_was_sent()
    {
        var infos = AllObjects.Infos.ToDictionary(i => i.Name);
        var read = 0;
        foreach (var line in await File.ReadAllLinesAsync(
            TestPaths.SharedData("rest", "recorded_exchanges.jsonl"), TestContext.Current.CancellationToken))
        {
            using var exchange = JsonDocument.Parse(line);
            var body = exchange.RootElement.GetProperty("responseBody");
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("records", out var records)
                || records.ValueKind != JsonValueKind.Array
                || !exchange.RootElement.GetProperty("path").GetString()!.Contains("/query", StringComparison.Ordinal))
            {
                continue;
            }
            var expected = records.EnumerateArray().ToList();
            if (expected.Count == 0
                || !infos.TryGetValue(expected[0].GetProperty("attributes").GetProperty("type").GetString()!, out var info))
                continue;
            var rows = await Pages.ReadAsync(Encoding.UTF8.GetBytes(body.GetRawText()), ReadPlan.Unknown(info));
            Assert.Equal(expected.Count, rows.Count);
            for (var i = 0; i < rows.Count; i++)
                JsonOracle.AssertSame(rows[i], expected[i]);
            read++;
        }
        Assert.True(read >= 10, $"{read} recorded queries were read.");
    }

    // The page itself, out of whatever a fixture wraps it in.
    private static byte[] Body(params string[] path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(TestPaths.SharedData(["rest", .. path])));
        var root = json.RootElement;
        if (root.TryGetProperty("responseBody", out var recorded))
            return Encoding.UTF8.GetBytes(recorded.GetRawText());
        if (root.TryGetProperty("response", out var response))
            return Encoding.UTF8.GetBytes(response.GetProperty("body").GetString()!);
        return Encoding.UTF8.GetBytes(root.GetRawText());
    }
}
