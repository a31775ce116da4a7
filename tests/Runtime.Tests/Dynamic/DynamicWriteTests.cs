using System.Net;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Tests;

public class DynamicWriteTests
{
    private const string Created = """{"id":"001000000000001AAA","success":true,"errors":[]}""";
    private static readonly Id<DynamicRecord> Acme = Id<DynamicRecord>.Parse("001000000000001AAA");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Single_writes_send_what_generated_sets_send()
    {
        var stub = new StubOrg(call => call.Method switch
        {
            "POST" => StubOrg.Json(Created, HttpStatusCode.Created),
            "PATCH" when call.Path.Contains("/ErpId__c/", StringComparison.Ordinal) => StubOrg.Json(Created, HttpStatusCode.OK),
            "GET" => StubOrg.Json("""{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Acme","ErpId__c":"K 1"}"""),
            _ => new(HttpStatusCode.NoContent),
        });
        await using var org = stub.Client();
        var accounts = org.Object("Account", Snapshots.Objects);
        Assert.Equal(Acme, await accounts.CreateAsync(new() { ["name"] = "Acme", ["AnnualRevenue"] = 5, ["Phone"] = null }, Cancel));
        Assert.Equal(OutcomeStatus.Succeeded, (await accounts.UpdateAsync(Acme, new() { ["Phone"] = null }, Cancel)).Status);
        Assert.False((await accounts.UpsertAsync("erpid__c", "K 1", new() { ["Name"] = "B", ["ErpId__c"] = "K 1" }, Cancel)).Created);
        var loaded = (await accounts.GetAsync(Acme, ["name", "ErpId__c"], Cancel))!;
        Assert.Equal(OutcomeStatus.Unchanged, (await accounts.UpdateAsync(loaded.With("Name", "Acme"), cancellationToken: Cancel)).Status);
        Assert.Equal(OutcomeStatus.Unchanged, (await accounts.UpsertAsync("ErpId__c", "K 1", loaded, cancellationToken: Cancel)).Status);
        await accounts.UpdateAsync(loaded.With("Name", "B"), cancellationToken: Cancel);
        await accounts.UpdateByKeyAsync("ErpId__c", "K 1", loaded.With("Name", "C"), cancellationToken: Cancel);
        await accounts.GetByKeyAsync("ErpId__c", "K 1", ["Name"], Cancel);
        await accounts.DeleteAsync(accounts.ParseId("001000000000001"), cancellationToken: Cancel);
        await accounts.DeleteByKeyAsync("ErpId__c", "K/1", Cancel);
        Assert.Equal(
        [
            """POST /services/data/v67.0/sobjects/Account {"Name":"Acme","AnnualRevenue":5,"Phone":null}""",
            """PATCH /services/data/v67.0/sobjects/Account/001000000000001AAA {"Phone":null}""",
            """PATCH /services/data/v67.0/sobjects/Account/ErpId__c/K%201 {"Name":"B"}""",
            "GET /services/data/v67.0/sobjects/Account/001000000000001AAA?fields=Id,Name,ErpId__c ",
            """PATCH /services/data/v67.0/sobjects/Account/001000000000001AAA {"Name":"B"}""",
            """PATCH /services/data/v67.0/sobjects/Account/ErpId__c/K%201?updateOnly=true {"Name":"C"}""",
            "GET /services/data/v67.0/sobjects/Account/ErpId__c/K%201?fields=Id,Name ",
            "DELETE /services/data/v67.0/sobjects/Account/001000000000001AAA ",
            "DELETE /services/data/v67.0/sobjects/Account/ErpId__c/K%2F1 ",
        ], stub.Calls.Select(c => $"{c.Method} {c.Path} {c.Body}"));
    }

    [Fact]
    public async Task Many_records_have_their_outcomes()
    {
        var stub = new StubOrg(call => StubOrg.Json(call.Path.EndsWith("/sobjects/Account", StringComparison.Ordinal)
            ? """[{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"A"},null]"""
            : """[{"id":"001000000000001AAA","success":true,"errors":[],"created":true},{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"x","fields":[]}]}]"""));
        await using var org = stub.Client();
        var accounts = org.Object("Account", Snapshots.Objects);
        var records = new[]
        {
            accounts.New(new() { ["Name"] = "A", ["ErpId__c"] = "1" }), accounts.New(new() { ["Name"] = "B", ["ErpId__c"] = "2" })
        };
        var outcomes = await accounts.CreateManyAsync(records, cancellationToken: Cancel);
        Assert.Equal([(OutcomeStatus.Succeeded, Acme), (OutcomeStatus.Failed, default)], outcomes.Select(o => (o.Status, o.Id)));
        Assert.Equal(
            """{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"Name":"A","ErpId__c":"1"},{"attributes":{"type":"Account"},"Name":"B","ErpId__c":"2"}]}""", stub.Calls[0].Body);
        Assert.True((await accounts.UpsertManyAsync("ErpId__c", records, cancellationToken: Cancel))[0].Created);
        Assert.Equal("/services/data/v67.0/composite/sobjects/Account/ErpId__c", stub.Calls[1].Path);
        Assert.Equal(2, (await org.CreateManyAsync(records, Cancel)).Count);
        var loaded = await accounts.GetManyAsync([Acme, accounts.ParseId("001000000000002AAA")], ["Name"], Cancel);
        Assert.Equal(("A", null), (loaded[0]!["Name"], loaded[1]));
        Assert.Equal([OutcomeStatus.Unchanged], (await accounts.UpdateManyAsync(
            [loaded[0]!.With("Name", "A")], cancellationToken: Cancel)).Select(o => o.Status));
        await accounts.DeleteManyAsync([Acme, accounts.ParseId("001000000000002AAA")], cancellationToken: Cancel);
        Assert.Equal("DELETE", stub.Calls[^1].Method);
        await Refused("Contact was given to the set of Account", () => accounts.CreateManyAsync(
            [new DynamicRecord(Snapshots.Contact) { ["LastName"] = "x" }], cancellationToken: Cancel));
    }

    [Fact]
    public async Task Units_trees_and_graphs_take_dynamic_records()
    {
        var stub = new StubOrg(call => StubOrg.Json(call.Path.Contains("/tree/", StringComparison.Ordinal)
            ? """{"hasErrors":false,"results":[{"referenceId":"r0","id":"001000000000001AAA"},{"referenceId":"r1","id":"003000000000001AAA"}]}"""
            : "{}", HttpStatusCode.Created));
        await using var org = stub.Client();
        var accounts = org.Object("Account", Snapshots.Objects);
        var contacts = org.Object("Contact", Snapshots.Objects);
        var child = contacts.New(new() { ["LastName"] = "Ray" });
        var root = accounts.New(new() { ["Name"] = "A", ["Contacts"] = new[] { child } });
        var tree = await org.CreateTreeAsync([root], Cancel);
        Assert.Equal(Acme, tree.IdOf(root));
        Assert.Equal(
            """{"records":[{"attributes":{"type":"Account","referenceId":"r0"},"Name":"A","Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"r1"},"LastName":"Ray"}]}}]}""", stub.Calls[0].Body);
        Assert.EndsWith("/composite/tree/Account", stub.Calls[0].Path, StringComparison.Ordinal);

        var composite = org.Composite();
        var step = composite.Create(accounts.New(new() { ["Name"] = "A" }));
        composite.Create(contacts.New(new() { ["LastName"] = "Ray", ["AccountId"] = step.Id }));
        composite.Update(accounts.WithId(step.Id, new() { ["Phone"] = "1" }));
        composite.Upsert(accounts, "ErpId__c", "K-1", accounts.New(new() { ["Name"] = "B" }));
        composite.Delete(accounts, step.Id);
        var read = composite.Get(accounts, step.Id);
        composite.Create(accounts.New(new() { ["Name"] = read.Record["Name"] }));
        composite.Create([accounts.New(new() { ["Name"] = "C" })]);
        composite.Upsert(accounts, "ErpId__c", [accounts.New(new() { ["ErpId__c"] = "1" })]);
        composite.Get(accounts, [Acme]);
        composite.Delete(accounts, [Acme]);
        await Assert.ThrowsAnyAsync<Exception>(() => composite.SendAsync(Cancel));
        var body = stub.Calls[1].Body;
        foreach (var part in (string[])[
            "\"AccountId\":\"@{ref0.id}\"", "sobjects/Account/@{ref0.id}\"", "\"Name\":\"@{ref5.Name}\"", "sobjects/Account/ErpId__c/K-1",
            "composite/sobjects/Account/ErpId__c", "composite/sobjects?ids=001000000000001AAA&allOrNone=true"
        ])
            Assert.Contains(part, body.Replace("\\u0026", "&", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => org.Composite().Create([accounts.New(new() { ["Name"] = "C" }), child]));
        Assert.Throws<ArgumentException>(() => org.Composite().Delete(accounts, contacts.ParseId("003000000000001AAA")));

        var graph = org.Graph();
        var reserved = graph.Reserve<DynamicRecord>();
        graph.Create(contacts.New(new() { ["LastName"] = "Ray", ["AccountId"] = reserved.Id }));
        graph.Create(reserved, accounts.New(new() { ["Name"] = "A" }));
        await graph.SendAsync(Cancel);
        Assert.Contains("\"AccountId\":\"@{ref0.id}\"", stub.Calls[2].Body, StringComparison.Ordinal);
        org.Batch().Create(root.AsNew("Name"));
    }

    [Fact]
    public async Task What_generated_types_refuse_is_refused_before_anything_is_sent()
    {
        var stub = StubOrg.Always("[]");
        await using var org = stub.Client();
        var accounts = org.Object("Account", Snapshots.Objects);
        var contacts = org.Object("Contact", Snapshots.Objects);
        var loaded = (DynamicRecord)Assert.Single(
            await Pages.ReadAsync(Pages.Of("""{"Id":"001000000000001AAA","Name":"A","ErpId__c":"K-1"}"""), accounts.Info));
        await Refused("Account.Name is missing: the org creates no Account without it.", () => accounts.CreateAsync(
            new() { ["Phone"] = "1" }, Cancel));
        await Refused("Contact.LastName is missing", () => org.CreateTreeAsync(
            [accounts.New(new() { ["Name"] = "A", ["Contacts"] = new[] { new DynamicRecord(contacts.Info) } })], Cancel));
        await Refused("AsNew()", () => accounts.CreateAsync(loaded, cancellationToken: Cancel));
        await Refused("AsNew()", () => accounts.CreateManyAsync([loaded], cancellationToken: Cancel));
        await Refused("has the id", () => accounts.CreateAsync(accounts.WithId(Acme, new() { ["Name"] = "x" }), cancellationToken: Cancel));
        await Refused("Nothing is set", () => accounts.UpdateAsync(accounts.WithId(Acme), cancellationToken: Cancel));
        await Refused("needed", () => accounts.UpdateAsync(accounts.New(new() { ["Name"] = "x" }), cancellationToken: Cancel));
        await Refused("Contact was given to the set of Account", () => accounts.CreateAsync(
            contacts.New(new() { ["LastName"] = "x" }), cancellationToken: Cancel));
        await Refused("is not an id of Account", () => accounts.GetAsync(Id<DynamicRecord>.Parse("003000000000001AAA"), Cancel));
        await Refused("is not an id of Account", () => accounts.DeleteAsync(
            Id<DynamicRecord>.Parse("003000000000001AAA"), cancellationToken: Cancel));
        await Refused("default value", () => accounts.GetAsync(default, Cancel));
        await Refused("Account.Phone finds no record: a key is the id or a field whose describe says idLookup, as ErpId__c, Id.", () =>
            accounts.GetByKeyAsync("Phone", "1", Cancel));
        await Refused("empty key", () => accounts.GetByKeyAsync("ErpId__c", "", Cancel));
        await Refused("takes a text", () => accounts.GetByKeyAsync("ErpId__c", 5, Cancel));
        await Refused(
            "another ErpId__c", () => accounts.UpsertAsync("ErpId__c", "K-2", loaded.With("Phone", "1"), cancellationToken: Cancel));
        await Refused("no fields of parents", () => accounts.GetManyAsync([Acme], ["Owner.Name"], Cancel));
        Assert.Throws<ArgumentException>(() => accounts.ParseId("001"));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task Tables_of_generated_code_write_too()
    {
        var stub = StubOrg.Always(Created, HttpStatusCode.Created);
        await using var org = stub.Client();
        var accounts = org.Object("Account", SalesforceObjects.All);
        await accounts.CreateAsync(
            new() { ["Name"] = "A", ["OwnerId"] = Id<User>.Parse("005000000000001AAA"), ["Industry"] = AccountIndustry.Energy }, Cancel);
        await accounts.CreateAsync(new Account { Name = "A" }.ToDynamic(), cancellationToken: Cancel);
        Assert.Equal("""{"Name":"A","OwnerId":"005000000000001AAA","Industry":"Energy"}""", stub.Calls[0].Body);
        Assert.Equal("""{"Name":"A"}""", stub.Calls[1].Body);
        Assert.Contains("CreatedDate is read-only", Assert.Throws<ArgumentException>(
            () => accounts.New(new() { ["CreatedDate"] = DateTimeOffset.UtcNow })).Message, StringComparison.Ordinal);
    }

    private static async Task Refused(string message, Func<Task> write) =>
        Assert.Contains(message, (await Assert.ThrowsAnyAsync<ArgumentException>(write)).Message, StringComparison.Ordinal);
}
