using Crm.Org;
using Salesforce.Typed;

namespace Crm;

/// <summary>What the app asks of the org.</summary>
public static class Accounts
{
    /// <summary>The largest accounts, with their owners and the people who work there.</summary>
    public static async Task<List<LargeAccount>> LargestAsync(
        SalesforceClient org, int count, CancellationToken cancellationToken = default) => await org.Account
        .Where(a => a.AnnualRevenue > 1_000_000m)
        .OrderByDescending(a => a.AnnualRevenue)
        .Take(count)
        .Select(a => new LargeAccount(a.Id, a.Name, a.AnnualRevenue, a.Owner!.Name, a.Contacts.Select(c => c.LastName).ToList()))
        .ToListAsync(cancellationToken);
}

/// <summary>An account, as the app shows it.</summary>
public sealed record LargeAccount(Id<Account> Id, string Name, decimal? Revenue, string Owner, List<string> People);
