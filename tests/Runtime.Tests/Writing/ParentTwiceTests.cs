using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A record that names its parent by the reference and by an external id: the org refuses it, and so does every call before it sends.
/// </summary>
public class ParentTwiceTests
{
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");
    private static readonly Id<Contact> Ray = Id<Contact>.Parse("003000000000001AAA");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Account ByKey => Account.ByKey(a => a.ErpId__c, "K-1");

    [Fact]
    public async Task Every_create_refuses_it()
    {
        var both = new Contact { LastName = "Ray", AccountId = Acme, Account = ByKey };
        await RefusedByEveryCreate(both);
        await RefusedByEveryCreate(new Contact { LastName = "Ray", AccountId = Acme } with { Account = ByKey });
        await RefusedByEveryCreate(new Contact { LastName = "Ray", AccountId = null, Account = ByKey });
        await RefusedByEveryCreate(
            JsonSerializer.Deserialize<Contact>("""{"LastName":"Ray","AccountId":"001000000000001AAA","Account":{"ErpId__c":"K-1"}}""")!);
        await RefusedByEveryCreate(JsonSerializer.Deserialize<Contact>(JsonSerializer.Serialize(both))!);
        await RefusedByEveryCreate(both.AsNew());
    }

    [Fact]
    public async Task Every_update_and_upsert_refuses_it()
    {
        var stub = StubOrg.Always("[]");
        await using var org = stub.Client();
        var loaded =
            await Pages.RowAsync<Contact>(
                """{"attributes":{"type":"Contact"},"Id":"003000000000001AAA","LastName":"Ray","AccountId":"001000000000002AAA","Email":"r@x.example"}""");
        foreach (var both in (Contact[])[
            loaded with { AccountId = Acme, Account = ByKey }, Contact.WithId(Ray) with { Account = ByKey, AccountId = Acme }
        ])
        {
            await Refused(() => org.Contact.UpdateAsync(both, Cancel));
            await Refused(() => org.Contact.UpdateManyAsync([both], Cancel));
            await Refused(() => org.UpdateManyAsync([both], Cancel));
            await Refused(() => Task.FromResult(org.Composite().Update(both)));
            await Refused(() => Task.FromResult(org.Composite().Update([both])));
            await Refused(() => Task.FromResult(org.Batch().Update(both)));
            await Refused(() => Task.FromResult(org.Graph().Update(both)));
        }
        var project = Project__c.Empty with
        {
            Name = "P", Parent__c = Id<Project__c>.Parse("a01000000000001AAA"), Parent__r = Project__c.ByKey(p => p.ErpId__c, "P-1")
        };
        await Refused(() => org.Project__c.UpsertAsync(p => p.ErpId__c, "P-2", project, Cancel), "Parent__c", "Parent__r");
        await Refused(() => org.Project__c.UpdateByKeyAsync(p => p.ErpId__c, "P-2", project, Cancel), "Parent__c", "Parent__r");
        await Refused(
            () => org.Project__c.UpsertManyAsync(p => p.ErpId__c, [project with { ErpId__c = "P-2" }], Cancel), "Parent__c", "Parent__r");
        await Refused(
            () => Task.FromResult(org.Composite().Upsert(org.Project__c, p => p.ErpId__c, "P-2", project)), "Parent__c", "Parent__r");
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task A_reference_that_was_loaded_does_not_count()
    {
        var stub = StubOrg.Always("", System.Net.HttpStatusCode.NoContent);
        await using var org = stub.Client();
        var loaded = await Pages.RowAsync<Contact>(
            """{"attributes":{"type":"Contact"},"Id":"003000000000001AAA","LastName":"Ray","AccountId":"001000000000002AAA"}""");
        await org.Contact.UpdateAsync(loaded with { Account = ByKey }, Cancel);
        Assert.Equal("""{"Account":{"ErpId__c":"K-1"}}""", stub.Calls[0].Body);
    }

    [Fact]
    public async Task A_dynamic_record_is_refused_too()
    {
        var stub = StubOrg.Always("[]");
        await using var org = stub.Client();
        var contacts = org.Object("Contact", Snapshots.Objects);
        var parent = DynamicRecord.ByKey(org.Object("Account", Snapshots.Objects).Info, "ErpId__c", "K-1");
        var contact = contacts.New(new() { ["LastName"] = "Ray", ["AccountId"] = Acme, ["Account"] = parent });
        await Refused(() => contacts.CreateAsync(contact, cancellationToken: Cancel));
        await Refused(() => contacts.CreateManyAsync([contact], cancellationToken: Cancel));
        await Refused(
            () => contacts.UpdateAsync(contacts.ParseId(Ray.ToString()), new() { ["AccountId"] = Acme, ["Account"] = parent }, Cancel));
        await Refused(() => Task.FromResult(org.Graph().Create(contact)));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task A_record_in_a_tree_does_not_name_the_parent_that_it_is_below()
    {
        var stub = StubOrg.Always("[]");
        await using var org = stub.Client();
        foreach (var child in (Contact[])[
            new Contact { LastName = "Ray", AccountId = Acme }, new Contact { LastName = "Ray", Account = ByKey }
        ])
        {
            var e = await Assert.ThrowsAsync<ArgumentException>(
                () => org.CreateTreeAsync([new Account { Name = "A", Contacts = [child] }], Cancel));
            Assert.StartsWith("The Contact at place 1 hangs on the Account above it in the tree", e.Message, StringComparison.Ordinal);
        }
        Assert.Empty(stub.Calls);
    }

    private static async Task RefusedByEveryCreate(Contact both)
    {
        var stub = StubOrg.Always("[]");
        await using var org = stub.Client();
        await Refused(() => org.Contact.CreateAsync(both, Cancel));
        await Refused(() => org.Contact.CreateManyAsync([both], Cancel));
        await Refused(() => org.CreateManyAsync([new Account { Name = "A" }, both], Cancel));
        await Refused(() => org.CreateTreeAsync([both], Cancel));
        await Refused(() => Task.FromResult(org.Composite().Create(both)));
        await Refused(() => Task.FromResult(org.Composite().Create([both])));
        await Refused(() => Task.FromResult(org.Batch().Create(both)));
        await Refused(() => Task.FromResult(org.Graph().Create(both)));
        Assert.Empty(stub.Calls);
    }

    private static async Task Refused(Func<Task> call, string reference = "AccountId", string relationship = "Account")
    {
        var message = (await Assert.ThrowsAsync<ArgumentException>(call)).Message;
        Assert.Contains($"names its parent twice: {reference} is set, and {relationship} names it by an external id. Set one of "
            + $"them.", message, StringComparison.Ordinal);
    }
}
