using Acme.Crm;
using Salesforce.Typed;
using Salesforce.Typed.Composite;

namespace Acme;

/// <summary>Copies customers into the accounts of an org. It can run as often as it likes: only differences are sent.</summary>
internal sealed class SyncJob(SalesforceClient org)
{
    public async Task<SyncReport> RunAsync(IReadOnlyList<Customer> customers)
    {
        var known = await org.Account
            .Where(a => a.ErpId__c.In(customers.Select(c => c.ErpId)))
            .Only(a => [a.ErpId__c, a.Name, a.Industry, a.AnnualRevenue, a.NumberOfEmployees, a.Regions__c, a.BillingCity, a.Phone])
            .ToListAsync();
        var accounts = known.ToDictionary(a => a.ErpId__c!);

        // The same lines for new accounts and known ones. In a known one, a field that has its value already is not a change.
        var wanted = customers.Select(c => (accounts.GetValueOrDefault(c.ErpId) ?? Account.Empty) with
        {
            ErpId__c = c.ErpId,
            Name = c.Name,
            Industry = c.Industry is { } industry ? AccountIndustry.Of(industry) : null,
            AnnualRevenue = c.Revenue,
            NumberOfEmployees = c.Employees,
            Regions__c = [.. c.Regions.Select(AccountRegions__c.Of)],
            BillingCity = c.City,
            Phone = c.Phone,
        });

        var outcomes = await org.Account.UpsertManyAsync(a => a.ErpId__c, wanted);
        foreach (var failed in outcomes.Where(o => !o.Succeeded))
            Console.Error.WriteLine($"  {failed.Record.ErpId__c}: {failed}");
        return new SyncReport(
            Created: outcomes.Count(o => o.Created),
            Updated: outcomes.Count(o => o.Status == OutcomeStatus.Succeeded && !o.Created),
            Unchanged: outcomes.Count(o => o.Status == OutcomeStatus.Unchanged),
            Failed: outcomes.Count(o => !o.Succeeded));
    }
}
