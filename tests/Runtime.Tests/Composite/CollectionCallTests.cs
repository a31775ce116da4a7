using System.Net;
using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>The calls of many records: addresses, bodies, and what is refused before anything is sent.</summary>
public class CollectionCallTests
{
    private const string Collection = "/services/data/v67.0/composite/sobjects";
    private const string Saved = """[{"id":"001000000000001AAA","success":true,"errors":[]}]""";
    private static readonly Id<Account> One = Id<Account>.Parse("001000000000001AAA");
    private static readonly Id<Account> Two = Id<Account>.Parse("001000000000002AAA");

    [Fact]
    public async Task Create_posts_records_with_their_type()
    {
        var stub = StubOrg.Always(Saved);
        await using var org = stub.Client();
        var outcome = Assert.Single(await org.Account.CreateManyAsync([new Account { Name = "Acme" }], Cancel));
        Assert.Equal((One, true, true), (outcome.Id, outcome.Succeeded, outcome.Created));
        AssertCall(stub, "POST", Collection, """{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"Name":"Acme"}]}""");
    }

    [Fact]
    public async Task Update_patches_what_was_set_of_the_records_that_have_a_change()
    {
        var stub = StubOrg.Always(Saved);
        await using var org = stub.Client();
        var loaded = await Pages.RowAsync<Account>("""{"Id":"001000000000002AAA","Name":"Acme"}""");
        var outcomes = await org.Account.UpdateManyAsync(
            [loaded, Account.WithId(One) with { Phone = null }], new CollectionOptions { AllOrNone = AllOrNone.Yes }, Cancel);
        Assert.Equal([Two, One], outcomes.Select(o => o.Id));
        Assert.Equal([OutcomeStatus.Unchanged, OutcomeStatus.Succeeded], outcomes.Select(o => o.Status));
        Assert.All(outcomes, o => Assert.Equal((true, false), (o.Succeeded, o.Created)));
        AssertCall(
            stub, "PATCH", Collection,
            """{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"id":"001000000000001AAA","Phone":null}]}""");
    }

    [Fact]
    public async Task Upsert_names_the_key_in_the_address_and_its_value_in_each_record()
    {
        var stub = StubOrg.Always("""[{"id":"001000000000001AAA","success":true,"errors":[],"created":false}]""");
        await using var org = stub.Client();
        var outcome = Assert.Single(
            await org.Account.UpsertManyAsync(a => a.ErpId__c, [Account.Empty with { ErpId__c = "K", Name = "Acme" }], Cancel));
        Assert.Equal((One, false), (outcome.Id, outcome.Created));
        AssertCall(stub, "PATCH", Collection
            + "/Account/ErpId__c", """{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"ErpId__c":"K","Name":"Acme"}]}""");
    }

    [Fact]
    public async Task Delete_lists_the_ids_in_the_address()
    {
        var stub = StubOrg.Always(
            """[{"id":"001000000000001AAA","success":true,"errors":[]},{"success":false,"errors":[{"statusCode":"ENTITY_IS_DELETED","message":"entity is deleted","fields":[]}]}]""");
        await using var org = stub.Client();
        var outcomes = await org.Account.DeleteManyAsync([One, Two], new CollectionOptions { AllOrNone = AllOrNone.PerRequest }, Cancel);
        Assert.Equal([One, Two], outcomes.Select(o => o.Id));
        Assert.Equal([OutcomeStatus.Succeeded, OutcomeStatus.Failed], outcomes.Select(o => o.Status));
        Assert.Equal("ENTITY_IS_DELETED", outcomes[1].Errors[0].ErrorCode);
        AssertCall(stub, "DELETE", Collection + "?ids=001000000000001AAA,001000000000002AAA&allOrNone=true", "");
    }

    [Fact]
    public async Task Get_asks_for_each_id_once_and_puts_null_where_there_is_none()
    {
        var stub = StubOrg.Always("""[null,{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Acme"}]""");
        await using var org = stub.Client();
        var rows = await org.Account.GetManyAsync([Two, One, Two, One], Cancel);
        Assert.Equal([null, "Acme", null, "Acme"], rows.Select(r => r?.Name));
        var call = Assert.Single(stub.Calls);
        Assert.Equal(("POST", Collection + "/Account"), (call.Method, call.Path));
        using var body = JsonDocument.Parse(call.Body);
        Assert.Equal(
            ["001000000000002AAA", "001000000000001AAA"], body.RootElement.GetProperty("ids").EnumerateArray().Select(e => e.GetString()));
        Assert.Contains("Name", body.RootElement.GetProperty("fields").EnumerateArray().Select(e => e.GetString()));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[null,null,null]")]
    [InlineData("[null,7]")]
    [InlineData("[null,{")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task An_answer_to_get_that_is_not_one_for_each_id_is_refused(string answer)
    {
        await using var org = StubOrg.Always(answer).Client();
        await Assert.ThrowsAsync<SalesforceFormatException>(() => org.Account.GetManyAsync([One, Two], Cancel));
    }

    [Fact]
    public async Task What_was_not_created_has_no_id_and_what_was_not_updated_has_its_own()
    {
        await using var org =
            StubOrg.Always("""[{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"no","fields":[]}]}]""").Client();
        Assert.True(Assert.Single(await org.Account.CreateManyAsync([new Account { Name = "Copy" }], Cancel)).Id.IsNone);
        Assert.Equal(One, Assert.Single(await org.Account.UpdateManyAsync([Account.WithId(One) with { Name = "Acme" }], Cancel)).Id);
    }

    [Fact]
    public async Task Nothing_given_sends_nothing()
    {
        var stub = StubOrg.Always("[]");
        await using var org = stub.Client();
        Assert.Empty(await org.Account.CreateManyAsync([], Cancel));
        Assert.Empty(await org.Account.UpdateManyAsync(Array.Empty<Account>(), Cancel));
        Assert.Empty(await org.Account.DeleteManyAsync(Array.Empty<Id<Account>>(), Cancel));
        Assert.Empty(await org.Account.GetManyAsync(Array.Empty<Id<Account>>(), Cancel));
        Assert.Empty(await org.CreateManyAsync([], Cancel));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task What_is_wrong_with_one_record_of_many_is_found_before_anything_is_sent()
    {
        var stub = StubOrg.Always(Saved);
        await using var org = stub.Client();
        var good = Enumerable.Range(0, 300).Select(i => Account.WithId(One) with { Phone = $"{i}" }).ToList();

        await Refused("no id of a record", () => org.Account.UpdateManyAsync([.. good, Account.Empty with { Phone = "1" }], Cancel));
        await Refused("child records", () => org.Account.UpdateManyAsync(
            [.. good, good[0] with { Contacts = [new Contact { LastName = "Ray" }] }], Cancel));
        await Refused("ErpId__c of the record at place 300 is not set", () => org.Account.UpsertManyAsync(
            a => a.ErpId__c, [.. Records(300).Select(a => a with { ErpId__c = "K" }), new Account { Name = "Acme" }], Cancel));
        await Refused("Many records are upserted by an external id", () => org.Account.UpsertManyAsync(a => a.Id, good, Cancel));
        await Refused("at place 1 is the default value", () => org.Account.DeleteManyAsync([One, default], Cancel));
        await Refused("at place 0 is the default value", () => org.Account.GetManyAsync([default(Id<Account>)], Cancel));
        await Refused("Milestone__c.Project__c is missing", () => org.CreateManyAsync(
            [new Account { Name = "Acme" }, new Milestone__c { Title__c = "M" }], Cancel));
        await Refused("these 300 records need 2", () => org.Account.UpdateManyAsync(
            good, new CollectionOptions { AllOrNone = AllOrNone.Yes }, Cancel));
        await Assert.ThrowsAsync<ArgumentNullException>(() => org.Account.CreateManyAsync([null!, new Account { Name = "Acme" }], Cancel));
        Assert.Empty(stub.Calls);

        static async Task Refused(string why, Func<Task> call) =>
            Assert.Contains(why, (await Assert.ThrowsAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_holds_for_all_ends_the_sending_and_the_rest_says_so()
    {
        var stub = StubOrg.Always(
            """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""", HttpStatusCode.Forbidden);
        await using var org = stub.Client();
        var outcomes = await org.Account.CreateManyAsync(Records(900), new CollectionOptions { Parallelism = 1 }, Cancel);
        Assert.Single(stub.Calls);
        Assert.All(outcomes, o => Assert.IsType<RequestLimitException>(o.Cause));
        Assert.Equal(
            (200, 700), (outcomes.Count(o => o.Status == OutcomeStatus.Failed), outcomes.Count(o => o.Status == OutcomeStatus.NotSent)));
    }

    [Fact]
    public async Task Called_off_on_the_way_what_was_done_is_still_told()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var requests = 0;
        var stub = new StubOrg(async (_, token) =>
        {
            if (Interlocked.Increment(ref requests) == 2)
            {
                await source.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }
            return StubOrg.Json(Created(200));
        });
        await using var org = stub.Client();

        var off = await Assert.ThrowsAsync<CollectionCanceledException>(
            () => org.Account.CreateManyAsync(Records(900), new CollectionOptions { Parallelism = 1 }, source.Token));

        Assert.Equal(
            [.. Enumerable.Repeat(OutcomeStatus.Succeeded, 200), .. Enumerable.Repeat(
                OutcomeStatus.Unknown, 200), .. Enumerable.Repeat(OutcomeStatus.NotSent, 500)],
            off.Outcomes.Select(o => o.Status));
        Assert.Equal(
            "Canceled: 200 of 900 records were answered, 200 were in flight, 500 were not sent. Outcomes reports which.", off.Message);
        var before = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => org.Account.CreateManyAsync(Records(1), source.Token));
        Assert.IsNotType<CollectionCanceledException>(before);
    }

    [Fact]
    public async Task No_more_requests_are_on_their_way_at_once_than_was_said()
    {
        var (now, most) = (0, 0);
        var stub = new StubOrg(async (_, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(10, token);
            Interlocked.Decrement(ref now);
            return StubOrg.Json(Created(200));
        });
        await using var org = stub.Client();
        Assert.All(await org.Account.CreateManyAsync(
            Records(2000), new CollectionOptions { Parallelism = 3 }, Cancel), o => Assert.True(o.Succeeded));
        Assert.Equal((10, true), (stub.Calls.Count, most <= 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CollectionOptions { Parallelism = 0 });
    }

    private static IEnumerable<Account> Records(int count) => Enumerable.Range(0, count).Select(i => new Account { Name = $"{i}" });

    private static void AssertCall(StubOrg stub, string method, string path, string body)
    {
        var call = Assert.Single(stub.Calls);
        Assert.Equal((method, path, body), (call.Method, call.Path, call.Body));
    }

    // Each created record has an id of its own.
    private static string Created(int count) =>
        $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"id":"{{$"001000000{i:000000}"}}","success":true,"errors":[]}"""))}]";
}
