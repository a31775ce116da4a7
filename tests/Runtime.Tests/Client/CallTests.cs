using System.Net;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>The calls of records: method, address and body.</summary>
public class CallTests
{
    private const string Data = "/services/data/v67.0";
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public async Task Create_posts_and_gives_the_id()
    {
        var stub = StubOrg.Always("""{"id":"001000000000001AAA","success":true,"errors":[]}""", HttpStatusCode.Created);
        await using var org = stub.Client();
        Assert.Equal(Acme, await org.Account.CreateAsync(new Account { Name = "Acme" }, Cancel));
        var call = Assert.Single(stub.Calls);
        Assert.Equal(("POST", Data + "/sobjects/Account", """{"Name":"Acme"}"""), (call.Method, call.Path, call.Body));
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Assert.Contains("Accept: application/json", call.Headers);
    }

    [Fact]
    public async Task Update_patches_what_was_set()
    {
        var stub = StubOrg.Always("", HttpStatusCode.NoContent);
        await using var org = stub.Client();
        Assert.Equal(new UpdateResult<Account>(
            Acme, OutcomeStatus.Succeeded), await org.Account.UpdateAsync(Account.WithId(Acme) with { Phone = null }, Cancel));
        var call = Assert.Single(stub.Calls);
        Assert.Equal(("PATCH", Data + "/sobjects/Account/001000000000001AAA", """{"Phone":null}"""), (call.Method, call.Path, call.Body));
    }

    [Fact]
    public async Task Update_without_a_change_sends_nothing_and_without_an_id_is_refused()
    {
        var stub = StubOrg.Always("", HttpStatusCode.NoContent);
        await using var org = stub.Client();
        var loaded = await Pages.RowAsync<Account>("""{"Id":"001000000000001AAA","Name":"Acme"}""");
        Assert.Equal(new UpdateResult<Account>(Acme, OutcomeStatus.Unchanged), await org.Account.UpdateAsync(loaded, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => org.Account.UpdateAsync(Account.Empty with { Phone = "1" }, Cancel));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task A_record_that_was_loaded_is_updated_by_its_id()
    {
        var stub = new StubOrg(call => call.Method == "GET"
            ? StubOrg.Json(Pages.Of("""{"Id":"001000000000001AAA","Name":"x"}"""))
            : StubOrg.Json("", HttpStatusCode.NoContent));
        await using var org = stub.Client();
        await org.Account.UpdateAsync((await org.Account.SingleAsync(Cancel)) with { Site = "s" }, Cancel);
        Assert.Equal((Data + "/sobjects/Account/001000000000001AAA", """{"Site":"s"}"""), (stub.Calls[1].Path, stub.Calls[1].Body));
    }

    [Fact]
    public async Task Delete_deletes()
    {
        var stub = StubOrg.Always("", HttpStatusCode.NoContent);
        await using var org = stub.Client();
        await org.Account.DeleteAsync(Acme, Cancel);
        Assert.Equal(
            ("DELETE", Data + "/sobjects/Account/001000000000001AAA", ""), (stub.Calls[0].Method, stub.Calls[0].Path, stub.Calls[0].Body));
        await Assert.ThrowsAsync<ArgumentException>(() => org.Account.DeleteAsync(default, Cancel));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task Get_reads_a_record_and_gives_null_where_there_is_none()
    {
        var stub = new StubOrg(call => call.Path.Contains("001000000000001AAA", StringComparison.Ordinal)
            ? StubOrg.Json("""{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Acme"}""")
            : StubOrg.Json("""[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""", HttpStatusCode.NotFound));
        await using var org = stub.Client();
        Assert.Equal("Acme", (await org.Account.GetAsync(Acme, Cancel))!.Name);
        Assert.StartsWith(
            Data + "/sobjects/Account/001000000000001AAA?fields=AccountNumber,", stub.Calls[0].Path, StringComparison.Ordinal);
        Assert.Null(await org.Account.GetAsync(Id<Account>.Parse("001000000000002AAA"), Cancel));
    }

    [Theory]
    [InlineData(HttpStatusCode.Created, true)]
    [InlineData(HttpStatusCode.OK, false)]
    public async Task Upsert_says_whether_the_record_is_new(HttpStatusCode status, bool created)
    {
        var stub = StubOrg.Always(
            $$"""{"id":"001000000000001AAA","success":true,"errors":[],"created":{{(created ? "true" : "false")}}}""", status);
        await using var org = stub.Client();
        Assert.Equal(new UpsertResult<Account>(Acme, created), await org.Account.UpsertAsync(
            a => a.ErpId__c, "K-1", Account.Empty with { ErpId__c = "K-1", Name = "Acme" }, Cancel));
        Assert.Equal(("PATCH", Data
            + "/sobjects/Account/ErpId__c/K-1", """{"Name":"Acme"}"""), (stub.Calls[0].Method, stub.Calls[0].Path, stub.Calls[0].Body));
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a?b#c%d e", "a%3Fb%23c%25d%20e")]
    [InlineData("../Contact/x", "..%2FContact%2Fx")]
    [InlineData("Zoë", "Zo%C3%AB")]
    public async Task The_key_of_an_upsert_is_one_segment_of_the_address(string key, string segment)
    {
        var stub = StubOrg.Always("""{"id":"001000000000001AAA","success":true,"errors":[]}""");
        await using var org = stub.Client();
        await org.Account.UpsertAsync(a => a.ErpId__c, key, Account.Empty with { Name = "Acme" }, Cancel);
        Assert.Equal(Data + "/sobjects/Account/ErpId__c/" + segment, stub.Calls[0].Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(null)]
    public async Task A_key_that_no_address_can_hold_is_refused(string? key)
    {
        var stub = StubOrg.Always("""{"id":"001000000000001AAA","success":true,"errors":[]}""");
        await using var org = stub.Client();
        await Assert.ThrowsAsync<ArgumentException>(
            () => org.Account.UpsertAsync(a => a.ErpId__c, key!, Account.Empty with { Name = "Acme" }, Cancel));
        Assert.Empty(stub.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":5}""")]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":"\ud800"}""")]
    public async Task A_strange_answer_to_a_create_is_told(string body)
    {
        await using var org = StubOrg.Always(body, HttpStatusCode.Created).Client();
        var problem =
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => org.Account.CreateAsync(new Account { Name = "Acme" }, Cancel));
        Assert.IsType<SalesforceFormatException>(problem.InnerException);
    }

    [Fact]
    public async Task A_statement_too_long_for_an_address_goes_as_a_composite_step()
    {
        var stub = StubOrg.Always(
            $$"""{"compositeResponse":[{"body":{{Pages.Of("""{"Name":"x"}""")}},"httpHeaders":{},"httpStatusCode":200,"referenceId":"query"}]}""");
        await using var org = stub.Client();
        var names = Enumerable.Range(0, 1_500).Select(i => $"name {i:0000}");
        Assert.Single(await org.Account.Where(a => a.Name.In(names)).ToListAsync(Cancel));
        Assert.Equal(("POST", Data + "/composite"), (stub.Calls[0].Method, stub.Calls[0].Path));
    }
}
