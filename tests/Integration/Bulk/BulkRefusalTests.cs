using Acme.Crm;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Records that are refused before anything is sent, with their place in the source.</summary>
public sealed class BulkRefusalTests : IAsyncLifetime
{
    private BulkOrg _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await BulkOrg.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(_org.Local.Calls, call => call.Target.Contains("/jobs/", StringComparison.Ordinal));
        await _org.DisposeAsync();
    }

    [Fact]
    public async Task Records_that_cannot_be_created_are_refused()
    {
        var id = await Client.Account.CreateAsync(new Account { Name = "A" }, Cancel);
        var loaded = (await Client.Account.GetAsync(id, Cancel))!;
        await RefusedAsync("came from the org", Client.Account.BulkCreateAsync([new Account { Name = "A" }, loaded], null, Cancel));
        await RefusedAsync("has the id", Client.Account.BulkCreateAsync(
            [new Account { Name = "A" }, Account.WithId(id) with { Name = "B" }], null, Cancel));
        await RefusedAsync(
            "#N/A", Client.Account.BulkCreateAsync([new Account { Name = "A" }, new Account { Name = "#N/A" }], null, Cancel));
        await RefusedAsync("surrogate", Client.Account.BulkCreateAsync(
            [new Account { Name = "A\uD83D\uDE00" }, new Account { Name = "A\uD83D" }], null, Cancel));
        await RefusedAsync("null", Client.Account.BulkCreateAsync([new Account { Name = "A" }, null!], null, Cancel));
        await RefusedAsync("by ErpId__c", Client.Contact.BulkCreateAsync(
            [new Contact { LastName = "A", AccountId = id }, new Contact { LastName = "B", Account = Account.ByKey(a => a.ErpId__c, "K") }],
            null, Cancel), "Account.ErpId__c");
    }

    [Fact]
    public async Task Records_with_one_key_are_refused()
    {
        var id = await Client.Account.CreateAsync(new Account { Name = "A" }, Cancel);
        await RefusedAsync("same Account.ErpId__c", Client.Account.BulkUpsertAsync(
            a => a.ErpId__c, [Account.Empty with { ErpId__c = "k-1" }, Account.Empty with { ErpId__c = " K-1" }], null, Cancel));
        await RefusedAsync("same Account.Id", Client.Account.BulkUpdateAsync(
            [Account.WithId(id) with { Phone = "1" }, Account.WithId(id) with { Phone = "2" }], null, Cancel));
        await RefusedAsync("same Account.Id", Client.Account.BulkDeleteAsync([id, id], null, Cancel));
        await RefusedAsync("has no id", Client.Account.BulkDeleteAsync([id, default], null, Cancel));
        await RefusedAsync("is not set", Client.Account.BulkUpsertAsync(
            a => a.ErpId__c, [Account.Empty with { ErpId__c = "1" }, Account.Empty with { Name = "A" }], null, Cancel));
    }

    [Fact]
    public async Task Options_that_do_not_fit_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Account.BulkCreateAsync([], new BulkOptions<Contact>(), Cancel));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Client.Account.BulkCreateAsync([], new BulkOptions<Account> { Correlate = _ => 1 }, Cancel));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BulkOptions { PartBytes = 200_000_000 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BulkOptions { Parallelism = 0 });
    }

    [Fact]
    public async Task A_source_that_fails_sends_nothing_and_leaves_no_files()
    {
        var journal = _org.NewJournal();
        await Assert.ThrowsAsync<NotSupportedException>(
            () => Client.Account.BulkCreateAsync(Failing(), new BulkOptions { Journal = journal }, Cancel));
        Assert.False(Directory.Exists(journal.Folder));

        static IEnumerable<Account> Failing()
        {
            yield return new Account { Name = "A" };
            throw new NotSupportedException();
        }
    }

    private static async Task RefusedAsync<T>(string problem, Task<BulkRun<T>> load, string? other = null)
        where T : SObject, ISObjectType
    {
        var refusal = await Assert.ThrowsAsync<BulkRecordException>(() => load);
        Assert.Equal(1, refusal.Index);
        Assert.Contains("index 1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(other ?? problem, refusal.Message, StringComparison.Ordinal);
    }
}
