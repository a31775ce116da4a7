using System.Net;
using Acme.Crm;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Calls;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Tests;

/// <summary>One record by its id or by another key, with chosen fields.</summary>
public class RecordTests
{
    private const string Rows = "/services/data/v67.0/sobjects/Account/";
    private const string Row = """{"attributes":{"type":"Account","url":"/x"},"Id":"001000000000001AAA","Name":"Acme"}""";
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public async Task Get_asks_for_the_chosen_fields_and_the_id()
    {
        var stub = StubOrg.Always(Row);
        await using var org = stub.Client();
        var account = await org.Account.GetAsync(Acme, a => [a.Name], Cancel);
        Assert.Equal("Acme", account!.Name);
        Assert.Equal(Rows + "001000000000001AAA?fields=Id,Name", stub.Calls[0].Path);
        Assert.Throws<FieldNotLoadedException>(() => account.Phone);
    }

    [Fact]
    public async Task Fields_of_a_parent_are_read_by_a_query_for_the_one_row()
    {
        var stub = StubOrg.Always(Pages.Of(
            """{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Owner":{"attributes":{"type":"User"},"Name":"Kim"}}"""));
        await using var org = stub.Client();
        Assert.Equal("Kim", (await org.Account.GetAsync(Acme, a => [a.Owner.Name], Cancel))!.Owner!.Name);
        Assert.Equal("SELECT Id, Owner.Name FROM Account WHERE Id = '001000000000001AAA' LIMIT 2", stub.Calls[0].Soql);
    }

    [Fact]
    public async Task Get_by_a_key_puts_its_value_into_one_segment_of_the_address()
    {
        var stub = StubOrg.Always(Row);
        await using var org = stub.Client();
        Assert.Equal("Acme", (await org.Account.GetByKeyAsync(a => a.ErpId__c, "K/1 ?", a => [a.Name], Cancel))!.Name);
        Assert.Equal(Rows + "ErpId__c/K%2F1%20%3F?fields=Id,Name", stub.Calls[0].Path);
        await org.Account.GetByKeyAsync(a => a.ErpId__c, "K-1", Cancel);
        Assert.StartsWith(Rows + "ErpId__c/K-1?fields=AccountNumber,", stub.Calls[1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_by_a_key_with_fields_of_a_parent_is_a_query_whose_value_is_escaped()
    {
        var stub = StubOrg.Always(Pages.Of());
        await using var org = stub.Client();
        Assert.Null(await org.Account.GetByKeyAsync(a => a.ErpId__c, "K' OR Name != '", a => [a.Owner.Name], Cancel));
        Assert.Equal(@"SELECT Id, Owner.Name FROM Account WHERE ErpId__c = 'K\' OR Name != \'' LIMIT 2", stub.Calls[0].Soql);
    }

    [Fact]
    public async Task A_key_that_several_records_have_names_none()
    {
        await using var org = StubOrg.Always(Pages.Of("""{"Id":"001000000000001AAA"}""", """{"Id":"001000000000002AAA"}""")).Client();
        await Assert.ThrowsAsync<MultipleMatchesException>(
            () => org.Account.GetByKeyAsync(a => a.ErpId__c, "K", a => [a.Owner.Name], Cancel));
    }

    [Fact]
    public async Task A_missing_record_is_null_and_a_missing_key_field_is_an_error()
    {
        var stub = new StubOrg(call => call.Path.Contains("/K", StringComparison.Ordinal)
            ? StubOrg.Json("""[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""", HttpStatusCode.NotFound)
            : StubOrg.Json(
                """[{"errorCode":"NOT_FOUND","message":"Provided external ID field does not exist or is not accessible: ErpId__c"}]""",
                HttpStatusCode.NotFound));
        await using var org = stub.Client();
        Assert.Null(await org.Account.GetByKeyAsync(a => a.ErpId__c, "K", Cancel));
        await Assert.ThrowsAsync<SalesforceNotFoundException>(() => org.Account.GetByKeyAsync(a => a.ErpId__c, "X", Cancel));
    }

    [Fact]
    public async Task Fields_too_many_for_an_address_go_in_a_body()
    {
        var stub = StubOrg.Always(
            $$"""{"compositeResponse":[{"body":{{Pages.Of("""{"Id":"001000000000001AAA"}""")}},"httpHeaders":{},"httpStatusCode":200,"referenceId":"query"}]}""");
        using var transport = new RestTransport(stub.Options());
        // One field over and over takes the place of an object with 700 fields: of such there is no snapshot here.
        var parts = new QueryParts(Account.Info, transport) { Fields = string.Join(", ", Enumerable.Repeat("NumberOfEmployees", 700)) };
        var reading = new RecordReading(parts, Rows + Acme, new PathComparison<RawId>("Id", " = ", Acme.Raw));
        Assert.NotNull(await reading.FindAsync(Cancel));
        Assert.Equal(("POST", "/services/data/v67.0/composite"), (stub.Calls[0].Method, stub.Calls[0].Path));
        await Assert.ThrowsAsync<ArgumentException>(() => reading.ReadAsync<Account>(null, Cancel));
    }

    [Fact]
    public async Task Many_records_are_read_with_chosen_fields_of_their_own()
    {
        var stub = StubOrg.Always($"[{Row},null]");
        await using var org = stub.Client();
        Id<Account>[] ids = [Acme, Id<Account>.Parse("001000000000002AAA")];
        Assert.Equal(["Acme", null], (await org.Account.GetManyAsync(ids, a => [a.Name], Cancel)).Select(a => a?.Name));
        Assert.Equal("""{"ids":["001000000000001AAA","001000000000002AAA"],"fields":["Id","Name"]}""", stub.Calls[0].Body);
        await Assert.ThrowsAsync<ArgumentException>(() => org.Account.GetManyAsync(ids, a => [a.Owner.Name], Cancel));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task Update_by_a_key_creates_nothing()
    {
        var stub = StubOrg.Always("""{"id":"001000000000001AAA","success":true,"errors":[],"created":false}""");
        await using var org = stub.Client();
        Assert.Equal(Acme, (await org.Account.UpdateByKeyAsync(
            a => a.ErpId__c, "K-1", Account.Empty with { ErpId__c = "K-1", Site = "s" }, Cancel)).Id);
        Assert.Equal(("PATCH", Rows
            + "ErpId__c/K-1?updateOnly=true", """{"Site":"s"}"""), (stub.Calls[0].Method, stub.Calls[0].Path, stub.Calls[0].Body));
    }

    [Fact]
    public async Task Delete_by_a_key()
    {
        var stub = StubOrg.Always("", HttpStatusCode.NoContent);
        await using var org = stub.Client();
        await org.Account.DeleteByKeyAsync(a => a.ErpId__c, "K#1", Cancel);
        Assert.Equal(("DELETE", Rows + "ErpId__c/K%231"), (stub.Calls[0].Method, stub.Calls[0].Path));
        await Assert.ThrowsAsync<ArgumentException>(() => org.Account.DeleteByKeyAsync(a => a.ErpId__c, "..", Cancel));
    }
}
