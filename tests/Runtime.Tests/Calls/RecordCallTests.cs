using System.Net;
using Acme.Crm;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What a call says in addition to its record: conditions, and headers of the call or of the client.</summary>
public class RecordCallTests
{
    private const string Row = """{"attributes":{"type":"Account","url":"/x"},"Id":"001000000000001AAA","Name":"Acme"}""";
    private const string ETag = "\"U5iWijwWbQD18jeiXwsqxeGpZQk=--gzip\"";
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");
    private static readonly DateTimeOffset Seen = new(2026, 11, 23, 9, 15, 30, 750, TimeSpan.FromHours(1));

    [Fact]
    public async Task Reading_with_a_condition_gives_the_state_of_the_record()
    {
        var stub = new StubOrg(_ =>
        {
            var answer = StubOrg.Json(Row);
            answer.Headers.TryAddWithoutValidation("ETag", ETag);
            answer.Content.Headers.LastModified = Seen;
            return answer;
        });
        await using var org = stub.Client();
        var read = await org.Account.GetAsync(Acme, a => [a.Name], new RecordOptions { IfModifiedSince = Seen }, Cancel);
        Assert.Equal(("Acme", false, ETag, Seen), (read.Record!.Name, read.IsNotModified, read.ETag, read.LastModified));
        Assert.Contains("If-Modified-Since: Mon, 23 Nov 2026 08:15:30 GMT", stub.Calls[0].Headers);
    }

    [Fact]
    public async Task A_record_that_was_not_modified_is_told_apart_from_one_that_is_missing()
    {
        var stub = new StubOrg(call => call.Headers.Any(h => h.StartsWith("If-None-Match", StringComparison.Ordinal))
            ? new HttpResponseMessage(HttpStatusCode.NotModified)
            : StubOrg.Json("""[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""", HttpStatusCode.NotFound));
        await using var org = stub.Client();
        Assert.Equal((null, true), await ReadAsync(new RecordOptions { IfNoneMatch = ETag }));
        Assert.Equal((null, false), await ReadAsync(new RecordOptions()));

        async Task<(Account?, bool)> ReadAsync(RecordOptions call)
        {
            var answer = await org.Account.GetAsync(Acme, call, Cancel);
            return (answer.Record, answer.IsNotModified);
        }
    }

    [Fact]
    public async Task An_update_says_what_it_expects_and_throws_when_that_is_not_so()
    {
        var stub = StubOrg.Always("""[{"errorCode":"PRECONDITION_FAILED","message":"changed"}]""", HttpStatusCode.PreconditionFailed);
        await using var org = stub.Client();
        await Assert.ThrowsAsync<SalesforcePreconditionFailedException>(() =>
            org.Account.UpdateAsync(
                Account.WithId(Acme) with { Site = "s" }, new RecordOptions { IfUnmodifiedSince = Seen, IfMatch = ETag }, Cancel));
        Assert.Contains("If-Unmodified-Since: Mon, 23 Nov 2026 08:15:30 GMT", stub.Calls[0].Headers);
        Assert.Contains("If-Match: " + ETag, stub.Calls[0].Headers);
    }

    [Fact]
    public async Task A_condition_that_the_platform_would_pass_over_is_refused_before_anything_is_sent()
    {
        var stub = StubOrg.Always(Row);
        await using var org = stub.Client();
        var contact = Id<Contact>.Parse("003000000000001AAA");
        var change = Account.WithId(Acme) with { Site = "s" };
        await RefusedAsync(() => org.Account.DeleteAsync(Acme, new RecordOptions { IfUnmodifiedSince = Seen }, Cancel), "deletion");
        await RefusedAsync(
            () => org.Account.CreateAsync(new Account { Name = "x" }, new RecordOptions { IfUnmodifiedSince = Seen }, Cancel), "creation");
        await RefusedAsync(
            () => org.Account.UpdateAsync(change, new RecordOptions { IfModifiedSince = Seen }, Cancel), "IfUnmodifiedSince");
        await RefusedAsync(() => org.Account.UpdateAsync(change, new RecordOptions { IfNoneMatch = ETag }, Cancel), "IfMatch");
        await RefusedAsync(
            () => org.Account.UpsertAsync(a => a.ErpId__c, "K", change, new RecordOptions { IfMatch = ETag }, Cancel), "another key");
        await RefusedAsync(() => org.Contact.GetAsync(contact, new RecordOptions { IfNoneMatch = ETag }, Cancel), "Account alone");
        await RefusedAsync(() => org.Account.GetAsync(Acme, new RecordOptions { IfNoneMatch = "no quotes" }, Cancel), "quotes");
        await RefusedAsync(
            () => org.Account.GetAsync(Acme, a => [a.Owner.Name], new RecordOptions { IfModifiedSince = Seen }, Cancel), "parents");
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task Settings_of_the_client_go_with_every_call_and_a_calls_own_go_before_them()
    {
        var stub = StubOrg.Always("""{"id":"001000000000001AAA","success":true,"errors":[]}""", HttpStatusCode.Created);
        await using var org = stub.Client(
            calls: new CallOptions { UpdateMru = false, ClientName = "nightly", AutoAssign = AutoAssign.Off });
        await org.Account.CreateAsync(new Account { Name = "x" }, Cancel);
        Assert.Equal(
            ["Sforce-Auto-Assign: FALSE", "Sforce-Call-Options: client=nightly", "Sforce-Mru: updateMru=false"], Own(stub.Calls[0]));
        await org.Account.CreateAsync(
            new Account { Name = "x" },
            new RecordOptions { DefaultNamespace =
                "ns", UpdateMru = true, AutoAssign = AutoAssign.By("01Q000000000001EAA"), DuplicateRule = DuplicateRule.Save },
            Cancel);
        Assert.Equal(
            ["Sforce-Auto-Assign: "
                + "01Q000000000001EAA", "Sforce-Call-Options: client=nightly; defaultNamespace=ns", "Sforce-Duplicate-Rule-Header: "
                    + "allowSave=true; includeRecordDetails=false; runAsCurrentUser=false", "Sforce-Mru: updateMru=true"],
            Own(stub.Calls[1]));
    }

    [Fact]
    public async Task Rules_for_writing_are_not_sent_with_what_reads()
    {
        var stub = StubOrg.Always(Row);
        await using var org = stub.Client(calls: new CallOptions { UpdateMru = false, DuplicateRule = DuplicateRule.Save });
        await org.Account.GetAsync(Acme, Cancel);
        Assert.Equal(["Sforce-Mru: updateMru=false"], Own(stub.Calls[0]));
    }

    [Fact]
    public void What_means_one_call_cannot_hold_for_every_call() =>
        Assert.Throws<ArgumentException>(() => StubOrg.Always("").Client(calls: new RecordOptions { IfUnmodifiedSince = Seen }));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a;b=c")]
    [InlineData("a\r\nAuthorization: x")]
    [InlineData("ü")]
    public void A_client_name_cannot_begin_another_header(string name) =>
        Assert.Throws<ArgumentException>(() => new CallOptions { ClientName = name });

    private static async Task RefusedAsync(Func<Task> call, string why) =>
        Assert.Contains(why, (await Assert.ThrowsAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Own(Call call) =>
        call.Headers.Where(h => h.StartsWith("Sforce-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
