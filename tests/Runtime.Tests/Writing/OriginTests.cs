using System.Net;
using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Files;

namespace Salesforce.Typed.Tests;

/// <summary>Writes of records that came from the org: what is refused before anything is sent, and what has nothing to send.</summary>
public class OriginTests
{
    private const string Row = """{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Acme","Phone":"1","ErpId__c":"K-1"}""";
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_of_a_record_from_the_org_is_refused_by_every_method()
    {
        var loaded = await Pages.RowAsync<Account>(Row);
        await RefusedByEveryCreate(loaded, "came from the org");
        await RefusedByEveryCreate(loaded with { Description = "copy" }, "came from the org");
        await RefusedByEveryCreate(JsonSerializer.Deserialize<Account>(JsonSerializer.Serialize(loaded))!, "came from the org");
        await RefusedByEveryCreate((await Pages.RowAsync<Contact>(
            """{"Account":ROW}""".Replace("ROW", Row, StringComparison.Ordinal))).Account!, "came from the org");
        await RefusedByEveryCreate(
            (await Pages.RowAsync<Account>("""{"ChildAccounts":{"totalSize":1,"done":true,"records":[ROW]}}""".Replace(
                "ROW", Row, StringComparison.Ordinal))).ChildAccounts[0], "came from the org");
    }

    [Fact]
    public async Task Create_of_a_record_with_an_id_is_refused_by_every_method()
    {
        await RefusedByEveryCreate(Account.WithId(Acme) with { Name = "x" }, "has the id 001000000000001AAA");
        await RefusedByEveryCreate(
            JsonSerializer.Deserialize<Account>("""{"Id":"001000000000001AAA","Name":"x"}""")!, "has the id 001000000000001AAA");
    }

    [Fact]
    public async Task A_record_of_several_is_named_by_its_place()
    {
        await using var org = StubOrg.Always("[]").Client();
        var loaded = await Pages.RowAsync<Account>(Row);
        await Refused(
            "The Account at place 1 came from the org", () => org.Account.CreateManyAsync([new Account { Name = "A" }, loaded], Cancel));
        await Refused("The Account at place 1 came from the org", () =>
            Task.FromResult(org.Composite().Create([new Account { Name = "A" }, loaded])));
        await Refused(
            "The Account at place 2 came from the org",
            () => org.CreateTreeAsync(
                [new Account { Name = "A", Contacts = [new Contact { LastName = "Ray" }], ChildAccounts = [loaded] }], Cancel));
    }

    [Fact]
    public async Task AsNew_is_created_by_every_method()
    {
        var stub = StubOrg.Always("""[{"id":"001000000000001AAA","success":true,"errors":[]}]""");
        await using var org = stub.Client();
        var copy = (await Pages.RowAsync<Account>(Row)).AsNew();
        Assert.True(Assert.Single(await org.Account.CreateManyAsync([copy], Cancel)).Created);
        Assert.Equal(
            """{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"Name":"Acme","Phone":"1","ErpId__c":"K-1"}]}""",
            stub.Calls[0].Body);
        org.Composite().Create(copy);
        org.Graph().Create(copy);
        org.Batch().Create(copy);
    }

    [Fact]
    public async Task Update_without_a_change_sends_nothing_and_says_so()
    {
        var stub = StubOrg.Always("", HttpStatusCode.NoContent);
        await using var org = stub.Client();
        var loaded = await Pages.RowAsync<Account>(Row);
        var same = loaded with { Name = "Acme", Phone = "1" };
        Assert.Equal(new UpdateResult<Account>(Acme, OutcomeStatus.Unchanged), await org.Account.UpdateAsync(same, Cancel));
        Assert.Equal(new UpdateResult<Account>(
            Acme, OutcomeStatus.Unchanged), await org.Account.UpdateAsync(same, new RecordOptions { UpdateMru = false }, Cancel));
        Assert.Equal(new UpdateResult<Account>(
            Acme, OutcomeStatus.Unchanged), await org.Account.UpdateByKeyAsync(a => a.ErpId__c, "K-1", same, Cancel));
        Assert.Equal(new UpsertResult<Account>(
            Acme, false, OutcomeStatus.Unchanged), await org.Account.UpsertAsync(a => a.ErpId__c, "K-1", same, Cancel));
        Assert.Equal(
            new UpsertResult<Account>(Acme, false, OutcomeStatus.Unchanged), await org.Account.UpsertAsync(a => a.Id, Acme, same, Cancel));
        foreach (var outcome in (SaveOutcome[])[
            .. await org.Account.UpdateManyAsync([same], Cancel), .. await org.UpdateManyAsync([same], Cancel),
            .. await org.Account.UpsertManyAsync(a => a.ErpId__c, [same], Cancel)])
        {
            Assert.Equal(
                (OutcomeStatus.Unchanged, true, false, Acme.Raw, "Unchanged"),
                (outcome.Status, outcome.Succeeded, outcome.Created, outcome.RawId, outcome.ToString()));
        }
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task Steps_without_a_change_are_not_sent_and_say_so()
    {
        var stub = StubOrg.Always("{}");
        await using var org = stub.Client();
        var loaded = await Pages.RowAsync<Account>(Row);
        foreach (var unit in (StepUnit[])[org.Composite(), org.Batch(), org.Graph()])
        {
            SaveStep<Account>[] steps = [unit.Update(loaded), unit.Upsert(org.Account, a => a.ErpId__c, "K-1", loaded)];
            Assert.All(steps, s => Assert.Equal(Acme, s.Id));
            await (unit switch { CompositeUnit c => c.SendAsync(Cancel), BatchUnit b =>
                b.SendAsync(Cancel), GraphUnit g => g.SendAsync(Cancel), _ => throw new NotSupportedException() });
            Assert.All(steps, s => Assert.Equal((OutcomeStatus.Unchanged, true, false, Acme), (s.Status, s.Succeeded, s.Created, s.Id)));
        }
        var composite = org.Composite();
        SaveManyStep<Account>[] many = [composite.Update([loaded]), composite.Upsert(org.Account, a => a.ErpId__c, [loaded])];
        Assert.All(many, s => Assert.Equal(Acme, s.Ids[0]));
        await composite.SendAsync(Cancel);
        Assert.All(many, s => Assert.Equal(
            (OutcomeStatus.Unchanged, OutcomeStatus.Unchanged, Acme), (s.Status, Assert.Single(s.Outcomes).Status, Assert.Single(s.Ids))));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task Upsert_of_a_record_from_the_org_sends_what_was_set_since()
    {
        var stub = new StubOrg(call => StubOrg.Json(call.Path.Contains("composite", StringComparison.Ordinal)
            ? """[{"id":"001000000000001AAA","success":true,"errors":[],"created":false}]"""
            : """{"id":"001000000000001AAA","success":true,"errors":[],"created":false}"""));
        await using var org = stub.Client();
        var loaded = await Pages.RowAsync<Account>(Row);
        var changed = loaded with { Name = "Acme", Phone = "2" };
        Assert.Equal(new UpsertResult<Account>(Acme, false), await org.Account.UpsertAsync(a => a.ErpId__c, "K-1", changed, Cancel));
        Assert.Equal(OutcomeStatus.Succeeded, (await org.Account.UpdateByKeyAsync(a => a.ErpId__c, "K-1", changed, Cancel)).Status);
        Assert.Equal(["""{"Phone":"2"}""", """{"Phone":"2"}"""], stub.Calls.Select(c => c.Body));
        var outcomes = await org.Account.UpsertManyAsync(
            a => a.ErpId__c, [loaded, changed, Account.Empty with { ErpId__c = "K-2" }], Cancel);
        Assert.Equal(OutcomeStatus.Unchanged, outcomes[0].Status);
        Assert.Equal(
            """{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"ErpId__c":"K-1","Phone":"2"},{"attributes":{"type":"Account"},"ErpId__c":"K-2"}]}""", stub.Calls[2].Body);
    }

    [Fact]
    public async Task Upsert_by_another_key_than_the_record_has_is_refused_by_every_method()
    {
        var loaded = await Pages.RowAsync<Account>(Row);
        await RefusedByEveryUpsert(loaded, "K-9", "AsNew()");
        await RefusedByEveryUpsert(loaded with { Phone = "2" }, "k-1", "AsNew()");
        await RefusedByEveryUpsert(await Pages.RowAsync<Account>("""{"Id":"001000000000001AAA","Name":"Acme"}"""), "K-1", "AsNew()");
        await RefusedByEveryUpsert(await Pages.RowAsync<Account>("""{"Id":"001000000000001AAA","ErpId__c":null}"""), "K-1", "AsNew()");
        await RefusedByEveryUpsert(loaded with { ErpId__c = "K-9" }, "K-9", "AsNew()");
        await RefusedByEveryUpsert(Account.WithId(Acme) with { ErpId__c = "K-1", Name = "x" }, "K-1", "has the id 001000000000001AAA");
        await RefusedByEveryUpsert(Account.Empty with { ErpId__c = "K-2", Name = "x" }, "K-1", "another ErpId__c");
    }

    [Fact]
    public async Task Upsert_of_a_record_from_the_org_that_holds_no_key_is_refused_in_a_list()
    {
        await using var org = StubOrg.Always("[]").Client();
        var without = await Pages.RowAsync<Account>("""{"Id":"001000000000001AAA","Name":"Acme"}""");
        var empty = await Pages.RowAsync<Account>("""{"ErpId__c":null}""");
        foreach (var record in (Account[])[without, empty, (await Pages.RowAsync<Account>(Row)) with { ErpId__c = "K-2" }])
        {
            var message = (await Assert.ThrowsAsync<ArgumentException>(
                () => org.Account.UpsertManyAsync(a => a.ErpId__c, [Account.Empty with { ErpId__c = "K" }, record], Cancel))).Message;
            Assert.StartsWith("The Account at place 1 came from the org", message, StringComparison.Ordinal);
            Assert.Contains("AsNew()", message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => org.Composite().Upsert(org.Account, a => a.ErpId__c, [record]));
        }
        Assert.Throws<ArgumentException>(
            () => org.Composite().Upsert(org.Account, a => a.ErpId__c, [Account.WithId(Acme) with { ErpId__c = "K" }]));
    }

    [Fact]
    public async Task A_step_that_is_not_sent_and_has_no_id_says_so()
    {
        await using var org = StubOrg.Always("{}").Client();
        var unit = org.Composite();
        var step = unit.Upsert(org.Account, a => a.ErpId__c, "K-1", await Pages.RowAsync<Account>("""{"ErpId__c":"K-1"}"""));
        var many = unit.Upsert(org.Account, a => a.ErpId__c, [await Pages.RowAsync<Account>("""{"ErpId__c":"K-1"}""")]);
        Assert.Contains("loaded without its id", Assert.Throws<InvalidOperationException>(() => step.Id).Message, StringComparison.Ordinal);
        Assert.Contains("at place 0", Assert.Throws<InvalidOperationException>(() => many.Ids[0]).Message, StringComparison.Ordinal);
        await unit.SendAsync(Cancel);
        Assert.Equal((OutcomeStatus.Unchanged, OutcomeStatus.Unchanged), (step.Status, many.Status));
    }

    [Fact]
    public async Task Update_of_a_record_that_code_made_with_nothing_set_is_refused()
    {
        var stub = StubOrg.Always("", HttpStatusCode.NoContent);
        await using var org = stub.Client();
        var nothing = Account.WithId(Acme);
        await Refused("Nothing is set in the Account,", () => org.Account.UpdateAsync(nothing, Cancel));
        await Refused("Nothing is set in the Account,", () => org.Account.UpdateAsync(
            JsonSerializer.Deserialize<Account>("""{"Id":"001000000000001AAA"}""")!, Cancel));
        await Refused("Nothing is set in the Account,", () => org.Account.UpdateByKeyAsync(a => a.ErpId__c, "K-1", Account.Empty, Cancel));
        await Refused("Nothing is set in the Account,", () => org.Account.UpdateByKeyAsync(
            a => a.ErpId__c, "K-1", Account.Empty with { ErpId__c = "K-1" }, Cancel));
        await Refused("Nothing is set in the Account at place 1,", () => org.Account.UpdateManyAsync(
            [nothing with { Phone = "1" }, nothing], Cancel));
        await Refused("Nothing is set in the Account at place 0,", () => org.UpdateManyAsync([nothing], Cancel));
        await Refused("Nothing is set in the Account,", () => Task.FromResult(org.Graph().Update(nothing)));
        await Refused("Nothing is set in the Account at place 0,", () => Task.FromResult(org.Composite().Update([nothing])));
        Assert.Empty(stub.Calls);
    }

    // Names may be auto-numbers, and a key may be all that a new record has.
    [Fact]
    public async Task Create_and_upsert_of_an_empty_record_are_sent()
    {
        var stub = new StubOrg(
            call => StubOrg.Json("""{"id":"001000000000001AAA","success":true,"errors":[],"created":true}""", HttpStatusCode.Created));
        await using var org = stub.Client();
        await org.Account.CreateAsync(Account.Empty, Cancel);
        await org.Account.UpsertAsync(a => a.ErpId__c, "K-1", Account.Empty, Cancel);
        Assert.Equal(["{}", "{}"], stub.Calls.Select(c => c.Body));
    }

    [Fact]
    public async Task A_file_is_sent_whether_the_record_has_a_change_or_not()
    {
        var stub = StubOrg.Always("", HttpStatusCode.NoContent);
        await using var org = stub.Client();
        using var bytes = new MemoryStream("BYTES"u8.ToArray());
        var result = await org.Account.UpdateWithFileAsync(
            await Pages.RowAsync<Account>(Row), a => a.Site, new FileUpload(bytes, "a"), Cancel);
        Assert.Equal(new UpdateResult<Account>(Acme, OutcomeStatus.Succeeded), result);
        Assert.Single(stub.Calls);
    }

    private static async Task RefusedByEveryCreate(Account record, string why)
    {
        var stub = StubOrg.Always("[]");
        await using var org = stub.Client();
        using var bytes = new MemoryStream("BYTES"u8.ToArray());
        Func<Task>[] calls =
        [
            () => org.Account.CreateAsync(record, Cancel),
            () => org.Account.CreateAsync(record, new RecordOptions { UpdateMru = false }, Cancel),
            () => org.Account.CreateWithFileAsync(record, a => a.Site, new FileUpload(bytes, "a"), Cancel),
            () => org.Account.CreateManyAsync([new Account { Name = "A" }, record], Cancel),
            () => org.CreateManyAsync([new Lead { LastName = "L", Company = "C" }, record], Cancel),
            () => org.CreateTreeAsync([new Account { Name = "A" }, record], Cancel),
            () => org.CreateTreeAsync([new Account { Name = "A", ChildAccounts = [record] }], Cancel),
            () => org.CreateTreeAsync(
                [new Account { Name = "A", ChildAccounts = [new Account { Name = "B", ChildAccounts = [record] }] }], Cancel),
            () => Task.FromResult(org.Composite().Create(record)),
            () => Task.FromResult(org.Composite().Create([record])),
            () => Task.FromResult(org.Batch().Create(record)),
            () => Task.FromResult(org.Graph().Create(record)),
            () => Reserved(org.Graph(), record),
        ];
        foreach (var call in calls)
        {
            var message = (await Assert.ThrowsAsync<ArgumentException>(call)).Message;
            Assert.Contains(why, message, StringComparison.Ordinal);
            Assert.Contains("AsNew()", message, StringComparison.Ordinal);
        }
        Assert.Empty(stub.Calls);
    }

    private static Task Reserved(GraphUnit graph, Account record)
    {
        graph.Create(graph.Reserve<Account>(), record);
        return Task.CompletedTask;
    }

    private static async Task RefusedByEveryUpsert(Account record, string key, string why)
    {
        var stub = StubOrg.Always("[]");
        await using var org = stub.Client();
        Func<Task>[] calls =
        [
            () => org.Account.UpsertAsync(a => a.ErpId__c, key, record, Cancel),
            () => org.Account.UpsertAsync(a => a.ErpId__c, key, record, new RecordOptions { UpdateMru = false }, Cancel),
            () => org.Account.UpdateByKeyAsync(a => a.ErpId__c, key, record, Cancel),
            () => Task.FromResult(org.Composite().Upsert(org.Account, a => a.ErpId__c, key, record)),
            () => Task.FromResult(org.Batch().Upsert(org.Account, a => a.ErpId__c, key, record)),
            () => Task.FromResult(org.Graph().Upsert(org.Account, a => a.ErpId__c, key, record)),
        ];
        foreach (var call in calls)
            await Refused(why, call);
        Assert.Empty(stub.Calls);
    }

    private static async Task Refused(string why, Func<Task> call) =>
        Assert.Contains(why, (await Assert.ThrowsAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
}
