using System.Net;
using System.Text;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

public sealed class IngestTests
{
    [Fact]
    public async Task Insert_creates_a_record_for_each_row()
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.RunAsync("insert", "Name,Phone,NumberOfEmployees\nAcme,1,20\n\"Big, \"\"Inc\"\"\",,\n");

        var job = (await bulk.GetAsync(id)).Body;
        Assert.Equal("JobComplete", job.GetProperty("state").GetString());
        Assert.Equal(("V2Ingest", 2, 0), (job.GetProperty("jobType")
            .GetString(), job.GetProperty("numberRecordsProcessed").GetInt32(), job.GetProperty("numberRecordsFailed").GetInt32()));
        Assert.Equal("67.0", job.GetProperty("apiVersion").GetRawText());
        Assert.Equal([
            "Acme|1|20", "Big, \"Inc\"|-|-"
        ], await bulk.Org.RowsAsync("SELECT Name, Phone, NumberOfEmployees FROM Account ORDER BY Name"));
        Assert.Equal("sf__Id,sf__Created,Name,Phone,NumberOfEmployees", (await bulk.ListAsync(id, "successfulResults"))[0]);
        Assert.Equal(["sf__Id,sf__Error,Name,NumberOfEmployees,Phone"], await bulk.ListAsync(id, "failedResults"));
        Assert.Equal(["Name,Phone,NumberOfEmployees"], await bulk.ListAsync(id, "unprocessedrecords"));
    }

    [Fact]
    public async Task A_row_that_is_refused_does_not_take_back_the_others()
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.RunAsync("insert", "Name,NumberOfEmployees\nGood,1\n,2\nBad,many\n");

        Assert.Equal((3, 2), (await bulk.NumberAsync(id, "numberRecordsProcessed"), await bulk.NumberAsync(id, "numberRecordsFailed")));
        var failures = await bulk.ListAsync(id, "failedResults");
        Assert.Contains(
            failures, f => f.Contains("REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.Contains("INVALID_TYPE_ON_FIELD_IN_RECORD", StringComparison.Ordinal)
            && f.Contains(":NumberOfEmployees --", StringComparison.Ordinal));
        Assert.Equal(["Good"], await bulk.Org.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task An_empty_cell_leaves_the_field_and_NA_clears_it()
    {
        await using var bulk = await BulkClient.StartAsync();
        var account = await bulk.Org.CreateAsync("Account", """{"Name":"Acme","Phone":"1","Fax":"2"}""");
        await bulk.RunAsync("update", $"Id,Phone,Fax,Name\n{account},,#N/A,Changed\n");
        Assert.Equal(["Changed|1|-"], await bulk.Org.RowsAsync("SELECT Name, Phone, Fax FROM Account"));
    }

    [Fact]
    public async Task Upsert_says_which_rows_created_a_record()
    {
        await using var bulk = await BulkClient.StartAsync();
        var account = await bulk.Org.CreateAsync("Account", """{"Name":"Acme","ErpId__c":"K-1"}""");
        var id = await bulk.RunAsync(
            "upsert", "ErpId__c,Name\nK-1,Changed\nK-2,New\nK-3,Twice\nK-3,Twice\n", more: ""","externalIdFieldName":"ErpId__c" """);

        var successes = await bulk.ListAsync(id, "successfulResults");
        Assert.Contains($"{account},false,K-1,Changed", successes);
        Assert.Contains(successes, s => s.EndsWith(",true,K-2,New", StringComparison.Ordinal));
        Assert.Equal(2, (await bulk.ListAsync(id, "failedResults")).Count(
            f => f.Contains("DUPLICATE_VALUE:Duplicate external id specified: K-3:ErpId__c --", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Upsert_by_a_key_takes_a_column_Id_without_values()
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.RunAsync(
            "upsert", "Id,ErpId__c,Name\n,K-1,New\n001000000000001,K-2,Refused\n", more: ""","externalIdFieldName":"ErpId__c" """);
        Assert.Equal(["New"], await bulk.Org.RowsAsync("SELECT Name FROM Account"));
        Assert.Contains(await bulk.ListAsync(
            id, "failedResults"), f => f.Contains("INVALID_FIELD:The Id field should not be specified", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delete_takes_the_column_Id_and_a_hard_delete_skips_the_recycle_bin()
    {
        await using var bulk = await BulkClient.StartAsync();
        var first = await bulk.Org.CreateAsync("Account", """{"Name":"1"}""");
        var second = await bulk.Org.CreateAsync("Account", """{"Name":"2"}""");
        await bulk.RunAsync("delete", $"Id\n{first}\n");
        await bulk.RunAsync("hardDelete", $"Id\n{second}\n");
        Assert.Equal(1, (await bulk.Org.QueryAsync("SELECT Id FROM Account", "queryAll")).Body.GetProperty("totalSize").GetInt32());

        var refused = await bulk.RunAsync("delete", $"Id,Name\n{first},x\n");
        Assert.Equal("Failed", (await bulk.GetAsync(refused)).Body.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_parent_is_named_by_its_key()
    {
        await using var bulk = await BulkClient.StartAsync();
        var account = await bulk.Org.CreateAsync("Account", """{"Name":"Acme","ErpId__c":"K-1"}""");
        var id = await bulk.RunAsync("insert", "LastName,Account.ErpId__c\nRay,K-1\nKim,K-9\n", "Contact");
        Assert.Equal([$"Ray|{account}"], await bulk.Org.RowsAsync("SELECT LastName, AccountId FROM Contact"));
        Assert.Contains(await bulk.ListAsync(id, "failedResults"), f => f.Contains(
            "INVALID_FIELD:Foreign key external ID: K-9 not found for field", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Nonsense\nx\n", "InvalidBatch : Field name not found : Nonsense")]
    [InlineData("\uFEFFName\nx\n", "InvalidBatch : Field name not found : \uFEFFName")]
    [InlineData("\uFEFF\"Name\"\nx\n", "ClientInputError : Failed to parse CSV. Found unescaped quote. A value with quote should be "
        + "within a quote")]
    [InlineData("Name\r\nx\r\n", "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF")]
    [InlineData("BillingAddress\nx\n", "InvalidBatch : Field name not found : BillingAddress")]
    [InlineData("Name,Nothing.Name\nx,y\n", "InvalidBatch : Unable to find relationship: Nothing")]
    [InlineData(
        "Name,Account:Parent.ErpId__c\nx,y\n", "InvalidBatch : type is not needed for non polymorphic foreign key references: Parent")]
    [InlineData("Id,Name\n001,x\n", "InvalidBatch : Field name not found : Id")]
    [InlineData("", "ClientInputError : Failed to read the header: the job has no data")]
    public async Task A_header_or_line_ending_that_is_wrong_fails_the_whole_job(string csv, string message)
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.RunAsync("insert", csv);
        var job = (await bulk.GetAsync(id)).Body;
        Assert.Equal(("Failed", message), (job.GetProperty("state").GetString(), job.GetProperty("errorMessage").GetString()));
        Assert.Equal(0, job.GetProperty("numberRecordsProcessed").GetInt32());
        Assert.Empty(await bulk.Org.RowsAsync("SELECT Id FROM Account"));
    }

    [Fact]
    public async Task A_field_that_the_user_may_not_read_is_not_found()
    {
        await using var bulk = await BulkClient.StartAsync();
        var user = await bulk.Org.Org.AddUserAsync(
            new LocalUser("kim@acme.example").Field("Account.Phone", FieldAccess.None), TestContext.Current.CancellationToken);
        bulk.Org.Http.DefaultRequestHeaders.Authorization = new("Bearer", user.Token);
        var id = await bulk.RunAsync("insert", "Name,Phone\nx,1\n");
        Assert.Equal("InvalidBatch : Field name not found : Phone", (await bulk.GetAsync(id)).Body.GetProperty("errorMessage").GetString());
    }

    [Theory]
    [InlineData("COMMA", ',')]
    [InlineData("TAB", '\t')]
    [InlineData("PIPE", '|')]
    [InlineData("SEMICOLON", ';')]
    [InlineData("CARET", '^')]
    [InlineData("BACKQUOTE", '`')]
    public async Task Each_delimiter_and_line_ending_is_read_and_written(string name, char delimiter)
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.RunAsync(
            "insert", $"Name{delimiter}Phone\r\n\"a{delimiter}b\"{delimiter}1\r\n",
            more: $$""","columnDelimiter":"{{name}}","lineEnding":"CRLF" """);
        Assert.Equal([$"a{delimiter}b|1"], await bulk.Org.RowsAsync("SELECT Name, Phone FROM Account"));
        var successes = (await bulk.Org.GetAsync($"jobs/ingest/{id}/successfulResults")).Text;
        Assert.StartsWith(
            $"\"sf__Id\"{delimiter}\"sf__Created\"{delimiter}\"Name\"{delimiter}\"Phone\"\r\n", successes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_in_another_order_and_numbers_are_not_an_echo()
    {
        await using var bulk = await BulkClient.StartAsync();
        var rows = string.Concat(Enumerable.Range(0, 50).Select(i => $"A{i:00},912260031\n"));
        var id = await bulk.RunAsync("insert", "Name,AnnualRevenue\n" + rows);
        var text = (await bulk.Org.GetAsync($"jobs/ingest/{id}/successfulResults")).Text;
        var names = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[2].Trim('"')).ToList();
        Assert.Equal(50, names.Distinct().Count());
        Assert.NotEqual(names.Order(StringComparer.Ordinal), names);
        Assert.Contains("\"9.12260031E8\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_takes_one_upload_and_only_while_it_is_open()
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.CreateAsync("insert");
        var open = (await bulk.GetAsync(id)).Body;
        Assert.Equal($"services/data/v67.0/jobs/ingest/{id}/batches", open.GetProperty("contentUrl").GetString());
        Assert.Equal(HttpStatusCode.Created, (await bulk.UploadAsync(id, "Name\nx\n")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await bulk.UploadAsync(id, "Name\ny\n")).Status);
        await bulk.SetStateAsync(id, "UploadComplete");
        await bulk.EndAsync(id);
        Assert.Equal(HttpStatusCode.BadRequest, (await bulk.UploadAsync(id, "Name\ny\n")).Status);
        (await bulk.SetStateAsync(id, "Aborted")).IsError(400, "INVALIDJOBSTATE", "Aborting already Completed Job not allowed", null);
        Assert.Equal(["x"], await bulk.Org.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task An_aborted_job_keeps_what_was_written_and_lists_the_rest_as_unprocessed()
    {
        await using var bulk = await BulkClient.StartAsync(o => o.BulkStepDelay(TimeSpan.FromMilliseconds(200)));
        var id = await bulk.CreateAsync("insert");
        await bulk.UploadAsync(id, "Name\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"A{i}\n")));
        await bulk.SetStateAsync(id, "UploadComplete");
        await BulkClient.UntilAsync(async () => await bulk.NumberAsync(id, "numberRecordsProcessed") > 0);
        Assert.Equal(HttpStatusCode.OK, (await bulk.SetStateAsync(id, "Aborted")).Status);

        Answer? unprocessed = null;
        await BulkClient.UntilAsync(async () =>
            (unprocessed = await bulk.Org.GetAsync($"jobs/ingest/{id}/unprocessedrecords")).Status == HttpStatusCode.OK);
        var rest = unprocessed!.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        var written = (await bulk.Org.QueryAsync("SELECT COUNT() FROM Account")).Body.GetProperty("totalSize").GetInt32();
        Assert.InRange(written, 200, 1800);
        Assert.Equal(2000, written + rest);
        Assert.Equal(written, (await bulk.ListAsync(id, "successfulResults")).Length - 1);
    }

    [Fact]
    public async Task Deleting_a_job_deletes_its_results_and_not_its_records()
    {
        await using var bulk = await BulkClient.StartAsync();
        var open = await bulk.CreateAsync("insert");
        Assert.Equal("API_ERROR", (await bulk.Org.SendAsync("DELETE", $"jobs/ingest/{open}")).Body[0].GetProperty("errorCode").GetString());
        var id = await bulk.RunAsync("insert", "Name\nx\n");
        Assert.Equal(HttpStatusCode.NoContent, (await bulk.Org.SendAsync("DELETE", $"jobs/ingest/{id}")).Status);
        (await bulk.GetAsync(id)).IsError(404, "NOT_FOUND", "The requested resource does not exist", null);
        Assert.Equal(["x"], await bulk.Org.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task Both_spellings_of_paths_and_trailing_slashes_are_served()
    {
        await using var bulk = await BulkClient.StartAsync();
        var id = await bulk.RunAsync("insert", "Name\nx\n");
        foreach (var path in new[] { "unprocessedRecords", "unprocessedrecords/", "failedResults/", "SuccessfulResults" })
            Assert.Equal(HttpStatusCode.OK, (await bulk.Org.GetAsync($"jobs/ingest/{id}/{path}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await bulk.Org.GetAsync($"jobs/ingest/{id[..15]}/")).Status);
    }

    [Fact]
    public async Task A_multipart_request_creates_and_completes_a_job()
    {
        await using var bulk = await BulkClient.StartAsync();
        using var content = new MultipartFormDataContent
        {
            { new StringContent(
                """{"object":"Account","operation":"insert","contentType":"CSV"}""", Encoding.UTF8, "application/json"), "job" },
            { new StringContent("Name\nx\n", Encoding.UTF8, "text/csv"), "content", "content" },
        };
        var answer = await bulk.Org.SendContentAsync("POST", "jobs/ingest", content);
        Assert.Equal("UploadComplete", answer.Body.GetProperty("state").GetString());
        Assert.Equal("JobComplete", await bulk.EndAsync(answer.Body.GetProperty("id").GetString()!));
        Assert.Equal(["x"], await bulk.Org.RowsAsync("SELECT Name FROM Account"));
    }

    [Theory]
    [InlineData("""{"object":"Account","operation":"Insert"}""", "INVALIDJOB")]
    [InlineData("""{"object":"Account"}""", "INVALIDJOB")]
    [InlineData("""{"object":"Nothing","operation":"insert"}""", "INVALIDENTITY")]
    [InlineData("""{"object":"Account","operation":"upsert"}""", "INVALIDJOB")]
    [InlineData("""{"object":"Account","operation":"upsert","externalIdFieldName":"Phone"}""", "INVALIDJOB")]
    [InlineData("""{"object":"Account","operation":"insert","externalIdFieldName":"ErpId__c"}""", "INVALIDJOB")]
    [InlineData("""{"object":"Account","operation":"insert","columnDelimiter":","}""", "INVALIDJOB")]
    [InlineData("""{"object":"Account","operation":"insert","lineEnding":"CR"}""", "INVALIDJOB")]
    [InlineData("""{"object":"Account","operation":"insert","contentType":"JSON"}""", "INVALIDJOB")]
    [InlineData("""{"object":7,"operation":"insert"}""", "JSON_PARSER_ERROR")]
    [InlineData("null", "JSON_PARSER_ERROR")]
    public async Task A_job_that_cannot_be_created_is_refused(string body, string code)
    {
        await using var bulk = await BulkClient.StartAsync();
        var answer = await bulk.Org.SendAsync("POST", "jobs/ingest", body);
        Assert.Equal((400, code), ((int)answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task Change_events_come_from_bulk_writes()
    {
        await using var bulk = await BulkClient.StartAsync(o => o.ChangeEvents("Account"));
        await bulk.RunAsync("insert", "Name\nx\ny\n");
        Assert.Equal(2, bulk.Org.Org.Events.Count);
    }

    [Fact]
    public async Task Rows_can_be_locked_or_lost_and_batches_can_time_out()
    {
        await using var bulk = await BulkClient.StartAsync();
        bulk.Org.Org.Inject(new BulkFault { Kind = BulkFaultKind.RowLocked, After = 1, Rows = 1 });
        var locked = await bulk.RunAsync("insert", "Name\na\nb\nc\n");
        Assert.Contains(await bulk.ListAsync(locked, "failedResults"), f => f.Contains("UNABLE_TO_LOCK_ROW", StringComparison.Ordinal)
            && f.EndsWith(",b", StringComparison.Ordinal));

        bulk.Org.Org.Inject(new BulkFault { Kind = BulkFaultKind.RowLost, Rows = 2 });
        var lost = await bulk.RunAsync("insert", "Name\nd\ne\nf\n");
        Assert.Equal((1, 0, 0), ((await bulk.ListAsync(lost, "successfulResults")).Length - 1, (await bulk.ListAsync(
            lost, "failedResults")).Length - 1, (await bulk.ListAsync(lost, "unprocessedrecords")).Length - 1));

        await bulk.Org.SendAsync("POST", "/_local/bulk/faults", """{"kind":"batchTimeout","after":200}""");
        var timedOut = await bulk.RunAsync("insert", "Name\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"t{i}\n")));
        Assert.Equal("Failed", (await bulk.GetAsync(timedOut)).Body.GetProperty("state").GetString());
        Assert.Equal((200, 300), ((await bulk.ListAsync(
            timedOut, "successfulResults")).Length - 1, (await bulk.ListAsync(timedOut, "unprocessedrecords")).Length - 1));
    }

    [Fact]
    public async Task Jobs_are_listed_and_are_gone_after_seven_days()
    {
        var clock = new FixedClock();
        await using var bulk = await BulkClient.StartAsync(o => o.Clock(clock));
        var id = await bulk.RunAsync("insert", "Name\nx\n");
        var list = (await bulk.Org.GetAsync("jobs/ingest")).Body;
        Assert.True(list.GetProperty("done").GetBoolean());
        Assert.Equal(id, Assert.Single(list.GetProperty("records").EnumerateArray()).GetProperty("id").GetString());
        clock.Now += TimeSpan.FromDays(8);
        Assert.Equal(HttpStatusCode.NotFound, (await bulk.GetAsync(id)).Status);
    }
}
