using Acme.Crm;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>Loads by Bulk API 2.0, against the local org.</summary>
public sealed class BulkLoadTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Records_are_created_updated_upserted_and_deleted()
    {
        await using var created = await Client.Account.BulkCreateAsync(
            Enumerable.Range(0, 450).Select(i => new Account { Name = $"A{i:D3}", ErpId__c = $"K{i}", AnnualRevenue = 912_260_031m + i }),
            null, Cancel);
        var outcomes = await created.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(0, 450).Select(i => ((long)i, $"A{i:D3}", OutcomeStatus.Succeeded, true)),
            outcomes.Select(o => (o.Index, o.Record.Name, o.Status, o.Created)));
        var read = await Client.Account.GetManyAsync(outcomes.Select(o => o.Id), Cancel);
        Assert.Equal(outcomes.Select(o => (o.Record.Name, o.Record.AnnualRevenue)), read.Select(a => (a!.Name, a.AnnualRevenue)));

        await using var updated = await Client.Account.BulkUpdateAsync(
            read.Select((a, i) => i % 2 == 0 ? a! with { Phone = a.Name } : a!), null, Cancel);
        Assert.Equal((225, 225), (await CountAsync(updated, OutcomeStatus.Succeeded), await CountAsync(updated, OutcomeStatus.Unchanged)));

        await using var upserted = await Client.Account.BulkUpsertAsync(
            a => a.ErpId__c, Enumerable.Range(300, 300).Select(i => Account.Empty with { ErpId__c = $"K{i}", Name = $"B{i}" }), null,
            Cancel);
        var second = await upserted.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(300, 300).Select(i => i >= 450), second.Select(o => o.Created));
        Assert.Equal(outcomes.Skip(300).Select(o => o.Id), second.Take(150).Select(o => o.Id));

        await using var deleted = await Client.Account.BulkDeleteAsync(outcomes.Select(o => o.Id), null, Cancel);
        Assert.Equal(450, await CountAsync(deleted, OutcomeStatus.Succeeded));
        Assert.Equal(150, await Client.Account.CountAsync(Cancel));
    }

    private static async Task<long> CountAsync<T>(BulkRun<T> run, OutcomeStatus status)
        where T : SObject, ISObjectType => (await run.CountAsync(Cancel)).GetValueOrDefault(status);
}
