using Acme.Crm;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>One record against the local org: by every key, with chosen fields and under conditions.</summary>
public sealed class RecordCallTests : IAsyncLifetime
{
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_record_is_found_updated_and_deleted_by_a_key_whatever_characters_it_has()
    {
        var accounts = _org.Client.Account;
        foreach (var key in new[] { "K-1", "a/b?c#d%e f", "O'Neil \\ \"x\"", "Zoë", "+&=;" })
        {
            var id = (await accounts.UpsertAsync(a => a.ErpId__c, key, Account.Empty with { Name = "Acme" }, Cancel)).Id;
            Assert.Equal(id, (await accounts.GetByKeyAsync(a => a.ErpId__c, key, Cancel))!.Id);
            Assert.Equal(id, (await accounts.UpdateByKeyAsync(a => a.ErpId__c, key, Account.Empty with { Site = "s" }, Cancel)).Id);
            var read = await accounts.GetByKeyAsync(a => a.ErpId__c, key, a => [a.Site, a.Owner.Username], Cancel);
            Assert.Equal((id, "s"), (read!.Id, read.Site));
            Assert.NotNull(read.Owner!.Username);
            await accounts.DeleteByKeyAsync(a => a.ErpId__c, key, Cancel);
            Assert.Null(await accounts.GetByKeyAsync(a => a.ErpId__c, key, Cancel));
            await Assert.ThrowsAsync<SalesforceNotFoundException>(
                () => accounts.UpdateByKeyAsync(a => a.ErpId__c, key, Account.Empty with { Site = "t" }, Cancel));
        }
        Assert.False(await accounts.AnyAsync(Cancel));
    }

    [Fact]
    public async Task A_record_is_read_again_only_when_it_has_changed()
    {
        var accounts = _org.Client.Account;
        var id = await accounts.CreateAsync(new Account { Name = "Acme" }, Cancel);
        var first = await accounts.GetAsync(id, new RecordOptions(), Cancel);
        Assert.Equal(first.LastModified, first.Record!.LastModifiedDate);
        Assert.True((await accounts.GetAsync(id, new RecordOptions { IfNoneMatch = first.ETag }, Cancel)).IsNotModified);
        Assert.True((await accounts.GetAsync(id, new RecordOptions { IfModifiedSince = first.LastModified }, Cancel)).IsNotModified);
        await accounts.UpdateAsync(
            first.Record with { Site = "s" }, new RecordOptions { IfMatch = first.ETag, IfUnmodifiedSince = first.LastModified }, Cancel);
        Assert.Equal("s", (await accounts.GetAsync(id, new RecordOptions { IfNoneMatch = first.ETag }, Cancel)).Record!.Site);
        await Assert.ThrowsAsync<SalesforcePreconditionFailedException>(
            () => accounts.UpdateAsync(first.Record with { Site = "t" }, new RecordOptions { IfMatch = first.ETag }, Cancel));
        Assert.Equal("s", (await accounts.GetAsync(id, a => [a.Site], Cancel))!.Site);
    }
}
