using System.Net;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Files;

namespace Salesforce.Typed.Tests;

/// <summary>A write is a success where its response is the one that the documentation of the call names, and in no other case.</summary>
public class SuccessTests
{
    private const string Page = "<html><head><title>Down for maintenance</title></head><body>Please come back</body></html>";
    private const string ErrorList = """[{"errorCode":"UNKNOWN_EXCEPTION","message":"An unexpected error occurred","fields":[]}]""";
    private const string Saved = """{"id":"001000000000001AAA","success":true,"errors":[]}""";
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string> NoSuccesses()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var write in Writes.Keys)
        {
            data.Add(write, 200, Page);
            data.Add(write, 200, "");
            data.Add(write, 200, ErrorList);
            data.Add(write, 200, "OK");
            data.Add(write, 201, Page);
            data.Add(write, 202, "");
            data.Add(write, 203, Saved);
            data.Add(write, 206, Saved);
            if (!write.StartsWith("update", StringComparison.Ordinal) && !write.StartsWith("delete", StringComparison.Ordinal))
                data.Add(write, 204, "");
            else
                data.Add(write, 200, Saved);
        }
        return data;
    }

    private static Dictionary<string, Func<SalesforceClient, Task>> Writes => new()
    {
        ["create"] = org => org.Account.CreateAsync(new Account { Name = "x" }, Cancel),
        ["create file"] = org => org.Account.CreateWithFileAsync(
            new Account { Name = "x" }, a => a.Site, new FileUpload(new MemoryStream([1]), "a.txt"), Cancel),
        ["update file"] = org => org.Account.UpdateWithFileAsync(
            Account.WithId(Acme), a => a.Site, new FileUpload(new MemoryStream([1]), "a.txt"), Cancel),
        ["update"] = org => org.Account.UpdateAsync(Account.WithId(Acme) with { Phone = "1" }, Cancel),
        ["upsert"] = org => org.Account.UpsertAsync(a => a.ErpId__c, "K", Account.Empty with { Name = "x" }, Cancel),
        ["delete"] = org => org.Account.DeleteAsync(Acme, Cancel),
        ["delete by key"] = org => org.Account.DeleteByKeyAsync(a => a.ErpId__c, "K", Cancel),
    };

    [Theory]
    [MemberData(nameof(NoSuccesses))]
    public async Task A_response_of_another_form_leaves_the_outcome_unknown(string write, int status, string body)
    {
        await using var org = StubOrg.Always(body, (HttpStatusCode)status).Client();

        var problem = await Assert.ThrowsAsync<OutcomeUnknownException>(() => Writes[write](org));

        if (body == Page)
            Assert.Contains("a web page (HTML, 'Down for maintenance')", problem.Message, StringComparison.Ordinal);
        if (body == ErrorList)
            Assert.Equal("UNKNOWN_EXCEPTION", problem.ErrorCode);
    }

    [Theory]
    [InlineData("""{"id":"001000000000001AAA","success":false,"errors":[{"statusCode":"X","message":"no"}]}""")]
    [InlineData("""{"success":true,"errors":[]}""")]
    [InlineData("""{"id":"001000000000001AAA","success":true,"errors":[]} trailing""")]
    public async Task A_create_is_confirmed_by_an_id_and_success(string body)
    {
        await using var org = StubOrg.Always(body, HttpStatusCode.Created).Client();
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => org.Account.CreateAsync(new Account { Name = "x" }, Cancel));
    }

    [Theory]
    [InlineData("45.0", 204, true)]
    [InlineData("45.0", 200, false)]
    [InlineData("46.0", 200, true)]
    [InlineData("46.0", 204, false)]
    [InlineData("45.0", 201, true)]
    [InlineData("46.0", 201, true)]
    public async Task An_upsert_has_the_forms_of_its_version(string version, int status, bool isSuccess)
    {
        using var stub = StubOrg.Always(status == 204 ? "" : Saved, (HttpStatusCode)status);
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new("https://acme.my.salesforce.com"), Auth = new ExternalTokenFlow("T"), HttpHandler = stub, ApiVersion = version,
            Retry = new() { MaxAttempts = 1 },
        });
        var call = org.Account.UpsertAsync(a => a.ErpId__c, "K", Account.Empty with { Name = "x" }, Cancel);
        if (isSuccess)
            Assert.Equal(status == 201, (await call).Created);
        else
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => call);
    }

    [Theory]
    [InlineData(200, Page)]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(200, ErrorList)]
    [InlineData(204, "")]
    [InlineData(201, "[]")]
    public async Task Records_of_a_list_are_unknown_without_a_result_for_each(int status, string body)
    {
        await using var org = StubOrg.Always(body, (HttpStatusCode)status).Client();

        Assert.Equal(OutcomeStatus.Unknown, Assert.Single(await org.Account.CreateManyAsync([new Account { Name = "x" }], Cancel)).Status);
        Assert.Equal(OutcomeStatus.Unknown, Assert.Single(
            await org.Account.UpdateManyAsync([Account.WithId(Acme) with { Phone = "1" }], Cancel)).Status);
        Assert.Equal(OutcomeStatus.Unknown, Assert.Single(await org.Account.DeleteManyAsync([Acme], Cancel)).Status);
        var tree = await Assert.ThrowsAsync<TreeException>(() => org.CreateTreeAsync([new Account { Name = "x" }], Cancel));
        Assert.Equal(OutcomeStatus.Unknown, Assert.Single(tree.Outcomes).Status);
    }

    [Theory]
    [InlineData("001000000000002AAA", "001000000000001AAA")]
    [InlineData("001000000000001AAA", "001000000000001AAA")]
    public async Task Records_of_a_list_are_unknown_where_the_response_is_about_other_records(string first, string second)
    {
        await using var org = StubOrg.Always(
            $$"""[{"id":"{{first}}","success":true,"errors":[]},{"id":"{{second}}","success":true,"errors":[]}]""").Client();
        Id<Account>[] ids = [Acme, Id<Account>.Parse("001000000000002AAA")];

        Assert.All(await org.Account.UpdateManyAsync(
            ids.Select(id => Account.WithId(id) with { Phone = "1" }), Cancel), o => Assert.Equal(OutcomeStatus.Unknown, o.Status));
        Assert.All(await org.Account.DeleteManyAsync(ids, Cancel), o => Assert.Equal(OutcomeStatus.Unknown, o.Status));
        if (first == second)
        {
            Assert.All(
                await org.Account.CreateManyAsync([new Account { Name = "a" }, new Account { Name = "b" }], Cancel),
                o => Assert.Equal(OutcomeStatus.Unknown, o.Status));
        }
    }

    [Theory]
    [InlineData(200, "null")]
    [InlineData(200, """ "<html>down</html>" """)]
    [InlineData(200, """[{"errorCode":"X","message":"m"}]""")]
    [InlineData(202, "null")]
    public async Task A_step_is_unknown_where_its_own_answer_is_not_the_documented_one(int status, string body)
    {
        var step = $$"""{"body":{{body}},"httpHeaders":{},"httpStatusCode":{{status}},"referenceId":"ref0"}""";
        await using var org = StubOrg.Always($$"""{"compositeResponse":[{{step}}]}""").Client();
        foreach (var add in (Func<CompositeUnit, UnitStep>[])[
            u => u.Create(new Account { Name = "x" }), u => u.Update(Account.WithId(Acme) with { Phone = "1" }), u => u.Delete(Acme)
        ])
        {
            var unit = org.Composite();
            var added = add(unit);
            await Record.ExceptionAsync(() => unit.SendAsync(Cancel));
            Assert.Equal(OutcomeStatus.Unknown, added.Status);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_web_page_in_place_of_rows_is_reported_alike_for_typed_and_text_queries(bool isText)
    {
        await using var org = StubOrg.Always(Page).Client();
        Task Query() => isText ? org.QueryAsync($"SELECT Id FROM Account", Cancel) : org.Account.ToListAsync(Cancel);
        Assert.Contains("a web page (HTML", (await Assert.ThrowsAsync<SalesforceFormatException>(Query)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_byte_order_mark_is_passed_over_and_text_after_the_rows_is_refused(bool isText)
    {
        const string Rows = """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account"},"Id":"001000000000001AAA"}]}""";
        async Task<int> CountAsync(string body)
        {
            await using var org = StubOrg.Always(body).Client();
            return isText ? (await org.QueryAsync($"SELECT Id FROM Account", Cancel)).Count : (await org.Account.ToListAsync(Cancel)).Count;
        }

        Assert.Equal(1, await CountAsync("\uFEFF" + Rows));
        Assert.Equal(1, await CountAsync(Rows + " \r\n"));
        await Assert.ThrowsAsync<SalesforceFormatException>(() => CountAsync(Rows + "<!-- served by proxy -->"));
        await Assert.ThrowsAsync<SalesforceFormatException>(() => CountAsync(Rows + Rows));
    }

    [Theory]
    [InlineData("[]", 204)]
    [InlineData("", 200)]
    [InlineData(Page, 200)]
    [InlineData(ErrorList, 200)]
    public async Task A_read_without_its_answer_is_a_format_error(string body, int status)
    {
        await using var org = StubOrg.Always(body, (HttpStatusCode)status).Client();
        await Assert.ThrowsAsync<SalesforceFormatException>(() => org.Account.GetAsync(Acme, Cancel));
        await Assert.ThrowsAsync<SalesforceFormatException>(() => org.Account.GetManyAsync([Acme], Cancel));
        await Assert.ThrowsAsync<SalesforceFormatException>(() => org.SearchAsync($"FIND {"x"} RETURNING Account(Id)", Cancel));
    }

    [Fact]
    public async Task An_error_without_a_code_is_shown_without_a_colon()
    {
        await using var org = StubOrg.Always("no healthy upstream", HttpStatusCode.ServiceUnavailable).Client();
        var problem = await Assert.ThrowsAsync<SalesforceUnavailableException>(() => org.GetLimitsAsync(Cancel));
        Assert.Contains("answered 503. no healthy upstream", problem.Message, StringComparison.Ordinal);
    }
}
