using System.Net;
using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

public sealed class BulkQueryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string[][] ThreePages => [["a,1", "b,2"], ["c,"], ["d,4", "e,5", "f,6"]];

    [Fact]
    public async Task A_query_is_a_job_whose_pages_are_read_in_order()
    {
        var stub = new QueryJobStub("Name,AnnualRevenue", ThreePages);
        await using var org = stub.Client();
        var rows = await org.Account.Where(a => a.Name != "x").Select(a => new { a.Name, a.AnnualRevenue }).BulkAsync(
            new() { PageSize = 3 }, Cancel).ToListAsync(Cancel);

        Assert.Equal([("a", 1m), ("b", 2m), ("c", null), ("d", 4m), ("e", 5m), ("f", 6m)], rows.Select(r => (r.Name!, r.AnnualRevenue)));
        Assert.Equal(
            """{"operation":"query","query":"SELECT Name, AnnualRevenue FROM Account WHERE Name != \u0027x\u0027","contentType":"CSV","columnDelimiter":"COMMA","lineEnding":"LF"}""",
            stub.Org.Calls[0].Body);
        var job = $"jobs/query/{QueryJobStub.JobId}";
        Assert.Equal(["POST jobs/query", $"GET {job}", $"GET {job}", $"GET {job}/resultPages?maxRecords=3"], stub.Requests.Take(4));
        Assert.Equal(
            [$"GET {job}/resultPages?locator=P%2B2", "GET "
                + $"{job}/results?locator=P%2B0", $"GET {job}/results?locator=P%2B1", $"GET {job}/results?locator=P%2B2"],
            stub.Requests.Skip(4).SkipLast(1).Order(StringComparer.Ordinal));
        Assert.Equal($"DELETE {job}", stub.Requests.Last());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    public async Task Without_a_list_of_pages_each_page_leads_to_the_next(int parallelism, bool hasResultPages)
    {
        var stub = new QueryJobStub("Name,AnnualRevenue", ThreePages) { HasResultPages = hasResultPages };
        await using var org = stub.Client();
        var names = await org.Account.Select(a => new { a.Name, a.AnnualRevenue }).BulkAsync(
            new() { PageSize = 7, Parallelism = parallelism }, Cancel).Select(r => r.Name).ToListAsync(Cancel);
        Assert.Equal(["a", "b", "c", "d", "e", "f"], names);
        Assert.Equal(
            ["results?maxRecords=7", "results?locator=P%2B1&maxRecords=7", "results?locator=P%2B2&maxRecords=7"],
            stub.Requests.Where(r => r.Contains("/results", StringComparison.Ordinal)).Select(r => r[(r.LastIndexOf('/') + 1)..]));
    }

    [Theory]
    [InlineData(Break.Reset, 1)]
    [InlineData(Break.End, 1)]
    [InlineData(Break.Reset, 3)]
    [InlineData(Break.End, 3)]
    public async Task A_page_that_breaks_off_is_fetched_again_and_no_row_comes_twice(Break how, int parallelism)
    {
        string[][] pages = [
            [.. Enumerable.Range(0, 1000).Select(i => $"\"x{i}\",{i}")], [.. Enumerable.Range(1000, 1500).Select(i => $"\"x{i}\",{i}")]
        ];
        for (var at = 0; at < 30_000; at += 4_321)
        {
            var breakAt = at;
            var stub = new QueryJobStub("Name,AnnualRevenue", pages)
            {
                Body = (_, before, bytes) => before < 2 && breakAt + before < bytes.Length
                    ? new BreakingStream(bytes, breakAt + before, how, piece: 1000)
                    : null,
            };
            await using var org = stub.Client();
            var rows = await org.Account.Select(a => new { a.Name, a.AnnualRevenue }).BulkAsync(new() { Parallelism = parallelism }, Cancel)
                .ToListAsync(Cancel);
            Assert.Equal(Enumerable.Range(0, 2500).Select(i => ($"x{i}", (decimal?)i)), rows.Select(r => (r.Name!, r.AnnualRevenue)));
        }
    }

    [Fact]
    public async Task A_page_that_never_has_all_its_rows_is_an_exception()
    {
        var stub = new QueryJobStub("Name,AnnualRevenue", ["a,1", "b,2"])
        {
            Body = (_, _, _) => new MemoryStream("Name,AnnualRevenue\na,1\n"u8.ToArray())
        };
        await using var org = stub.Client();
        var failure = await Assert.ThrowsAsync<SalesforceFormatException>(async () => await org.Account.Only(a => [a.Name, a.AnnualRevenue])
            .Select(a => new { a.Name, a.AnnualRevenue }).BulkAsync(null, Cancel).ToListAsync(Cancel));
        Assert.Equal($"A page of bulk job {QueryJobStub.JobId} has 1 rows, and the org announced 2 (in Account)", failure.Message);
    }

    [Fact]
    public async Task A_job_that_fails_or_is_aborted_or_is_gone_is_an_exception_with_its_id()
    {
        var failed = await FailAsync(new QueryJobStub("Name") { States = new(["Failed"]), Error = "ServerError: timed out" });
        Assert.Equal(
            $"Bulk query job {QueryJobStub.JobId} failed: ServerError: timed out. It has no result: run the query again.", failed.Message);
        Assert.Equal((QueryJobStub.JobId, BulkJobState.Failed), (failed.Job.Id, failed.Job.State));
        Assert.Contains("was aborted. It has no result", (await FailAsync(
            new QueryJobStub("Name") { States = new(["Aborted"]) })).Message, StringComparison.Ordinal);
        var gone = new QueryJobStub("Name")
        {
            Instead = call => call.Method == "GET"
                ? StubOrg.Json("""[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""", HttpStatusCode.NotFound)
                : null,
        };
        Assert.StartsWith(
            $"Bulk job {QueryJobStub.JobId} does not exist anymore", (await FailAsync(gone)).Message, StringComparison.Ordinal);
        var more = await FailAsync(new QueryJobStub("Name", ["a"], ["b"]) { Processed = 3 });
        Assert.StartsWith(
            $"Bulk job {QueryJobStub.JobId} found 3 records, and its result has 2 rows.", more.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_without_rows_is_read()
    {
        foreach (var stub in new[] { new QueryJobStub(
            "Name", [[]]), new QueryJobStub("Name", [[]]) { Body = (_, _, _) => new MemoryStream() }, new QueryJobStub("Name") })
        {
            await using var org = stub.Client();
            Assert.Empty(await org.Account.Select(a => a.Name).BulkAsync(null, Cancel).ToListAsync(Cancel));
        }
    }

    [Fact]
    public async Task Pages_that_lead_back_are_refused()
    {
        var stub = new QueryJobStub("Name", ["a"], ["b"])
        {
            Instead = call =>
            {
                if (!call.Path.Contains("/results?", StringComparison.Ordinal))
                    return null;
                var page = StubOrg.Stream(new MemoryStream("Name\na\n"u8.ToArray()));
                page.Headers.Add("Sforce-Locator", "P+1");
                return page;
            },
        };
        await using var org = stub.Client();
        var failure = await Assert.ThrowsAsync<SalesforceFormatException>(
            async () => await org.Account.Select(a => a.Name).BulkAsync(new() { Parallelism = 1 }, Cancel).ToListAsync(Cancel));
        Assert.Contains("leads back to a page that was read already", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_job_is_asked_for_after_a_second_and_then_less_often()
    {
        var clock = new PromptClock();
        var stub = new QueryJobStub("Name", ["a"]) { States = new([.. Enumerable.Repeat("InProgress", 12), "JobComplete"]) };
        await using var org = stub.Client(clock);
        var states = new List<BulkQueryProgress>();
        await org.Account.Select(a => a.Name).BulkAsync(new() { Progress = new Now(states) }, Cancel).ToListAsync(Cancel);
        var waits = clock.Waits.Where(w => w >= TimeSpan.FromSeconds(1)).ToList();
        Assert.Equal(TimeSpan.FromSeconds(1), waits[0]);
        Assert.Equal(TimeSpan.FromSeconds(30), waits[^1]);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(BulkJobState.UploadComplete, states[0].State);
        Assert.Equal((BulkJobState.JobComplete, 1L, 1L), (states[^1].State, states[^1].RecordsProcessed, states[^1].RowsRead));
        Assert.All(states, s => Assert.Equal(QueryJobStub.JobId, s.JobId));
    }

    [Fact]
    public async Task Options_are_sent_and_the_job_can_be_kept()
    {
        var stub = new QueryJobStub("Name,AnnualRevenue", ["a,1"]) { Delimiter = '^' };
        await using var org = stub.Client();
        var created = "";
        var options = new BulkQueryOptions
        {
            All = true, Delimiter = CsvDelimiter.Caret, DeleteJob = false, JobCreated = id => created = id
        };
        Assert.Equal(1m, (await org.Account.Select(a => new { a.Name, a.AnnualRevenue }).BulkAsync(options, Cancel).SingleAsync(
            Cancel)).AnnualRevenue);
        using var body = JsonDocument.Parse(stub.Org.Calls[0].Body);
        Assert.Equal(("queryAll", "CARET"), (body.RootElement.GetProperty("operation")
            .GetString(), body.RootElement.GetProperty("columnDelimiter").GetString()));
        Assert.Equal(QueryJobStub.JobId, created);
        Assert.DoesNotContain(stub.Org.Calls, c => c.Method == "DELETE");
        Assert.Throws<ArgumentOutOfRangeException>(() => new BulkQueryOptions { PageSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BulkQueryOptions { Parallelism = 0 });

        var deleted = new QueryJobStub("Name", ["a"]);
        await using var again = deleted.Client();
        await again.Account.IncludeDeleted().Select(a => a.Name).BulkAsync(null, Cancel).ToListAsync(Cancel);
        Assert.Contains("\"queryAll\"", deleted.Org.Calls[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reading_that_ends_early_keeps_the_job_and_aborts_it_only_on_request(bool aborts)
    {
        var stub = new QueryJobStub("Name", ["a", "b"], ["c"]);
        await using var org = stub.Client();
        await foreach (var _ in org.Account.Select(a => a.Name).BulkAsync(new() { AbortWhenStopped = aborts }, Cancel))
            break;
        Assert.Equal(aborts, stub.Org.Calls.Any(c => c.Method == "PATCH" && c.Body == """{"state":"Aborted"}"""));
        Assert.DoesNotContain(stub.Org.Calls, c => c.Method == "DELETE");

        using var source = new CancellationTokenSource();
        var canceled = new QueryJobStub("Name") { States = new(["InProgress"]) };
        await using var other = canceled.Client();
        var progress = new Now([], s => { if (s.State == BulkJobState.InProgress) source.Cancel(); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await other.Account.Select(a => a.Name).BulkAsync(new() { AbortWhenStopped = aborts, Progress = progress }, source.Token)
                .ToListAsync(Cancel));
        Assert.Equal(aborts, canceled.Org.Calls.Any(c => c.Method == "PATCH"));
    }

    [Theory]
    [InlineData(0, "abcdef", 3)]
    [InlineData(1, "bcdef", 3)]
    [InlineData(2, "cdef", 2)]
    [InlineData(4, "ef", 1)]
    [InlineData(6, "", 0)]
    public async Task A_result_is_read_from_where_an_earlier_process_stopped(int rowsRead, string names, int pagesRead)
    {
        var stub = new QueryJobStub("Name,AnnualRevenue", ThreePages) { States = new(["JobComplete"]) };
        var read = new HashSet<int>();
        stub = new QueryJobStub("Name,AnnualRevenue", ThreePages)
        {
            States = new(["JobComplete"]),
            Body = (page, _, bytes) => new ReportingStream(bytes, () => read.Add(page)),
        };
        await using var org = stub.Client();
        var query = org.Account.Select(a => new { a.Name, a.AnnualRevenue });
        Assert.Equal(names, string.Concat((await query.ResumeBulkAsync(QueryJobStub.JobId, rowsRead, new() { Parallelism = 1 }, Cancel)
            .ToListAsync(Cancel)).Select(r => r.Name)));
        // The rows of a page that was processed as a whole are not sent again.
        Assert.Equal(pagesRead, read.Count);
        Assert.DoesNotContain(stub.Org.Calls, c => c.Method == "POST");
        Assert.Throws<ArgumentException>(() => query.ResumeBulkAsync("../jobs", cancellationToken: Cancel));
        Assert.Throws<ArgumentOutOfRangeException>(() => query.ResumeBulkAsync(QueryJobStub.JobId, -1, cancellationToken: Cancel));
    }

    [Fact]
    public async Task SOQL_as_text_is_sent_as_it_is()
    {
        var stub = new QueryJobStub("\"Name\",\"Owner.Name\",\"Unknown__c\"", ["\"a\",\"Kim\",\"1\"", "\"b\",\"\",\"\""]);
        await using var org = stub.Client();
        var rows = await org.Query<Account>($"SELECT Name, Owner.Name FROM Account WHERE Name > {"A'"}", Cancel).BulkAsync(null, Cancel)
            .ToListAsync(Cancel);
        Assert.Equal([("a", "Kim"), ("b", null)], rows.Select(r => (r.Name!, r.Owner?.Name)));
        using var body = JsonDocument.Parse(stub.Org.Calls[0].Body);
        Assert.Equal("SELECT Name, Owner.Name FROM Account WHERE Name > 'A\\''", body.RootElement.GetProperty("query").GetString());
    }

    private static async Task<BulkJobException> FailAsync(QueryJobStub stub)
    {
        await using var org = stub.Client();
        return await Assert.ThrowsAsync<BulkJobException>(
            async () => await org.Account.Select(a => a.Name).BulkAsync(null, Cancel).ToListAsync(Cancel));
    }

    private sealed class Now(List<BulkQueryProgress> reports, Action<BulkQueryProgress>? then = null) : IProgress<BulkQueryProgress>
    {
        public void Report(BulkQueryProgress value)
        {
            reports.Add(value);
            then?.Invoke(value);
        }
    }

    private sealed class ReportingStream(byte[] bytes, Action read) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            read();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
