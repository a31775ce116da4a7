using System.Net;
using System.Text;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Http.Bulk;

namespace Salesforce.Typed.Tests;

/// <summary>Jobs that do not process all of their rows: every row is in one of the three lists.</summary>
public sealed class IngestEndTests
{
    private const string Rows = "Name,Phone\na,1\n\"b\nc\",2\nd\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_that_is_aborted_before_its_first_step_lists_all_rows_as_unprocessed(bool isComplete)
    {
        await using var bulk = await BulkClient.StartAsync(o => o.BulkStepDelay(TimeSpan.FromHours(1)));
        var id = await bulk.CreateAsync("insert");
        await bulk.UploadAsync(id, Rows);
        if (isComplete)
            await bulk.SetStateAsync(id, "UploadComplete");
        Assert.Equal(HttpStatusCode.OK, (await bulk.SetStateAsync(id, "Aborted")).Status);
        var unprocessed = await bulk.Org.GetAsync($"jobs/ingest/{id}/unprocessedrecords");
        Assert.Equal("\"Name\",\"Phone\"\n\"a\",\"1\"\n\"b\nc\",\"2\"\n\"d\",\"\"\n", unprocessed.Text);
        Assert.Equal(["sf__Id,sf__Created,Name,Phone"], await bulk.ListAsync(id, "successfulResults"));
        Assert.Equal(["sf__Id,sf__Error,Name,Phone"], await bulk.ListAsync(id, "failedResults"));
        Assert.Empty(await bulk.Org.RowsAsync("SELECT Id FROM Account"));
    }

    [Fact]
    public async Task A_job_that_is_aborted_without_data_has_empty_lists()
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.CreateAsync("insert");
        await bulk.SetStateAsync(id, "Aborted");
        Assert.Equal(HttpStatusCode.OK, (await bulk.Org.GetAsync($"jobs/ingest/{id}/unprocessedrecords")).Status);
    }

    [Fact]
    public async Task A_job_whose_header_is_wrong_lists_all_rows_as_unprocessed()
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.RunAsync("insert", "Nonsense,Name\nx,1\ny,2\n");
        Assert.Equal(["Nonsense,Name", "x,1", "y,2"], await bulk.ListAsync(id, "unprocessedrecords"));
        Assert.Equal(["sf__Id,sf__Error,Name,Nonsense"], await bulk.ListAsync(id, "failedResults"));
    }

    [Fact]
    public async Task Rows_of_a_chunk_that_cannot_be_committed_are_unprocessed_and_the_job_fails_with_the_code()
    {
        await using var bulk = await BulkClient.StartAsync();
        bulk.Org.Org.Database.Execute(
            "CREATE TRIGGER lost BEFORE INSERT ON Account WHEN NEW.Name = 'A350' BEGIN SELECT RAISE(ROLLBACK, 'too many'); END");
        var id = await bulk.RunAsync("insert", "Name\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"A{i}\n")));
        var job = (await bulk.GetAsync(id)).Body;
        Assert.Equal("Failed", job.GetProperty("state").GetString());
        Assert.StartsWith("QUERY_TOO_COMPLICATED : ", job.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal((200, 0), (job.GetProperty("numberRecordsProcessed").GetInt32(), job.GetProperty("numberRecordsFailed").GetInt32()));
        Assert.Equal((200, 0, 300), await LengthsAsync(bulk, id));
        Assert.Equal(200, (await bulk.Org.QueryAsync("SELECT COUNT() FROM Account")).Body.GetProperty("totalSize").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_a_full_disk_every_row_is_in_one_list(bool isInFile)
    {
        var folder = Directory.CreateTempSubdirectory("bulk-").FullName;
        await using var bulk = await BulkClient.StartAsync(o =>
        {
            if (isInFile)
                o.Data(Path.Combine(folder, "org.db"));
        });
        using (var count = bulk.Org.Org.Database.Prepare("PRAGMA page_count"))
            bulk.Org.Org.Database.Execute($"PRAGMA max_page_count = {(count.Step() ? count.Integer(0) : 0) + (isInFile ? 700 : 300)}");
        var filler = new string('x', 3000);
        var id = await bulk.RunAsync(
            "insert", "Name,Description\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"A{i},{filler}\n")));
        var (successes, failures, unprocessed) = await LengthsAsync(bulk, id);
        Assert.InRange(successes, 100, 900);
        Assert.Equal(1000, successes + failures + unprocessed);
        Assert.Equal(successes, (await bulk.Org.QueryAsync("SELECT COUNT() FROM Account")).Body.GetProperty("totalSize").GetInt32());
        var job = (await bulk.GetAsync(id)).Body;
        // In a file a chunk has its events too, which do not fit: it is rolled back as a whole.
        Assert.Equal(isInFile ? "Failed" : "JobComplete", job.GetProperty("state").GetString());
        if (isInFile)
            Assert.Equal("STORAGE_LIMIT_EXCEEDED : storage limit exceeded", job.GetProperty("errorMessage").GetString());
        Assert.Equal(successes, bulk.Org.Org.Events.Count);
    }

    [Theory]
    [InlineData("Account")]
    [InlineData("Contact")]
    public async Task A_row_that_is_refused_leaves_nothing_behind(string table)
    {
        await using var bulk = await BulkClient.StartAsync();
        var account = await bulk.Org.CreateAsync("Account", """{"Name":"Acme"}""");
        await bulk.Org.CreateAsync("Contact", $$"""{"LastName":"Ray","AccountId":"{{account}}"}""");
        bulk.Org.Org.Database.Execute($"CREATE TRIGGER kept BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'too many'); END");
        var id = await bulk.RunAsync("delete", $"Id\n{account}\n");
        Assert.Equal((0, 1, 0), await LengthsAsync(bulk, id));
        Assert.Equal(["Ray|Acme"], await bulk.Org.RowsAsync("SELECT LastName, Account.Name FROM Contact"));
        Assert.Equal(["Acme"], await bulk.Org.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public void A_job_that_was_deleted_writes_no_lists()
    {
        var clock = new OrgClock(TimeProvider.System, TimeZoneInfo.Utc, 1);
        var services = new BulkServices(clock, new DatabaseLock(), TimeSpan.Zero);
        var job = new IngestJob
        {
            Id = services.Jobs.NextId(), Object = "Account", Operation = "insert", Dialect = CsvDialect.Of(null, null), Version = 67,
            UserId = "005",
            Created = services.Jobs.Now, ChangeOrigin = ChangeOrigin.None, Upload = SpoolFile.Of("Name\nx\n"u8),
        };
        job.MoveTo(BulkJobState.UploadComplete, services.Jobs.Now);
        services.Jobs.Add(job);
        var run = new IngestRun(job, null!, null!, null!, services);
        job.MoveTo(BulkJobState.Aborted, services.Jobs.Now);
        services.Jobs.Remove(job);
        Assert.False(run.Step());
        Assert.Equal((null, null, null), (job.Successes, job.Failures, job.Unprocessed));
    }

    [Fact]
    public async Task A_job_is_deleted_while_it_waits()
    {
        await using var bulk = await BulkClient.StartAsync(o => o.BulkStepDelay(TimeSpan.FromMilliseconds(100)));
        var id = await bulk.CreateAsync("insert");
        await bulk.UploadAsync(id, Rows);
        await bulk.SetStateAsync(id, "UploadComplete");
        Assert.Equal(HttpStatusCode.NoContent, (await bulk.Org.SendAsync("DELETE", $"jobs/ingest/{id}")).Status);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, (await bulk.GetAsync(id)).Status);
        Assert.Empty(await bulk.Org.RowsAsync("SELECT Id FROM Account"));
    }

    [Fact]
    public async Task Two_quotes_are_a_row_and_an_empty_line_is_not()
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.RunAsync("insert", "Name\nx\n\n\"\"\n\ny\n\"\"");
        Assert.Equal((2, 2, 0), await LengthsAsync(bulk, id));
        Assert.All((await bulk.ListAsync(id, "failedResults")).Skip(1), f => Assert.Contains(
            "REQUIRED_FIELD_MISSING", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upsert_by_id_compares_ids_of_15_and_18_characters_with_their_case()
    {
        await using var bulk = await BulkClient.StartAsync();
        await bulk.RunAsync("insert", "Name\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"A{i}\n")));
        var ids = await bulk.Org.RowsAsync("SELECT Id FROM Account ORDER BY Name");
        // Two records whose 15 characters differ in their case alone.
        var pair = ids.GroupBy(i => i[..15], StringComparer.OrdinalIgnoreCase).First(g => g.Count() > 1).ToList();
        var twice = ids.Except(pair).First();
        var id = await bulk.RunAsync(
            "upsert", $"Id,Phone\n{pair[0][..15]},1\n{pair[1][..15]},2\n{twice},3\n{twice[..15]},4\n,5\n,6\n",
            more: ""","externalIdFieldName":"Id" """);
        var failures = (await bulk.ListAsync(id, "failedResults")).Skip(1).ToList();
        Assert.Equal(2, failures.Count(
            f => f.Contains("DUPLICATE_VALUE:Duplicate external id specified: " + twice[..15], StringComparison.Ordinal)));
        // The rows without an id are inserts without a name.
        Assert.Equal(2, failures.Count(f => f.Contains("REQUIRED_FIELD_MISSING", StringComparison.Ordinal)));
        Assert.Equal(["1", "2"], await bulk.Org.RowsAsync("SELECT Phone FROM Account WHERE Phone != null ORDER BY Phone"));
    }

    [Theory]
    [InlineData("string", "", "K-1", "k-1", true)]
    [InlineData("string", "", "Ä", "ä", true)]
    [InlineData("string", "", "K-1", " K-1 ", true)]
    [InlineData("string", "", "K-1", "K-2", false)]
    [InlineData("string", ""","caseSensitive":true""", "K-1", "k-1", false)]
    [InlineData("string", ""","caseSensitive":true""", "K-1", "K-1", true)]
    [InlineData("double", ""","precision":10,"scale":2""", "1", "1.00", true)]
    [InlineData("double", ""","precision":10,"scale":2""", "1", "1.01", false)]
    [InlineData("double", ""","precision":10,"scale":2""", "x", "X", false)]
    public void Keys_are_compared_as_records_are_found_by_them(string type, string more, string one, string other, bool areSame)
    {
        var account = Salesforce.Typed.Schema.DescribeReader.Read($$"""
            {"name":"Account","keyPrefix":"001","fields":[{"name":"Id","type":"id","label":"Id"},
            {"name":"Key__c","type":"{{type}}","label":"Key","length":80,"externalId":true{{more}}}]}
            """).Describe!;
        var model = new OrgModel(new Salesforce.Typed.Schema.OrgSchema([account])).Find("Account")!;
        var keys = new RepeatedKeys(model.Find("Key__c")!, [one, other, null, "", ""]);
        Assert.Equal((areSame, areSame), (keys.Contains(one), keys.Contains(other)));
        Assert.False(keys.Contains(""));
    }

    [Fact]
    public async Task The_limit_of_a_multipart_request_counts_characters()
    {
        await using var bulk = await BulkClient.StartAsync();
        // 100,000 characters in 150,000 bytes and more.
        var text = "Name\n" + string.Concat(Enumerable.Repeat(new string('é', 200) + "\n", 497))
            + new string('é', 100_000 - 5 - (497 * 201));
        Assert.Equal(100_000, text.Length);
        Assert.Equal(HttpStatusCode.OK, (await CreateAsync(bulk, text)).Status);
        Assert.Contains("more than 100000 characters", (await CreateAsync(bulk, text + "x")).Text, StringComparison.Ordinal);

        static async Task<Answer> CreateAsync(BulkClient bulk, string csv)
        {
            using var content = new MultipartFormDataContent
            {
                { new StringContent(
                    """{"object":"Account","operation":"insert","contentType":"CSV"}""", Encoding.UTF8, "application/json"), "job" },
                { new StringContent(csv, Encoding.UTF8, "text/csv"), "content", "content" },
            };
            return await bulk.Org.SendContentAsync("POST", "jobs/ingest", content);
        }
    }

    [Fact]
    public async Task Clearing_the_faults_clears_those_of_bulk_jobs()
    {
        await using var bulk = await BulkClient.StartAsync();
        await bulk.Org.SendAsync("POST", "/_local/bulk/faults", """{"kind":"rowLocked","rows":5}""");
        Assert.Equal(HttpStatusCode.NoContent, (await bulk.Org.SendAsync("DELETE", "/_local/faults")).Status);
        Assert.Equal((1, 0, 0), await LengthsAsync(bulk, await bulk.RunAsync("insert", "Name\nx\n")));
    }

    [Fact]
    public async Task A_step_that_throws_does_not_keep_the_org_from_stopping()
    {
        var processor = new BulkProcessor(new DatabaseLock(), TimeSpan.Zero);
        using var hasBegun = new ManualResetEventSlim();
        processor.Start(() =>
        {
            hasBegun.Set();
            Thread.Sleep(100);
            throw new InvalidOperationException("A bug.");
        });
        hasBegun.Wait(TestContext.Current.CancellationToken);
        await processor.DisposeAsync();
    }

    private static async Task<(int Successes, int Failures, int Unprocessed)> LengthsAsync(BulkClient bulk, string id) => (
        (await bulk.ListAsync(id, "successfulResults")).Length - 1, (await bulk.ListAsync(id, "failedResults")).Length - 1,
        (await bulk.ListAsync(id, "unprocessedrecords")).Length - 1);
}
