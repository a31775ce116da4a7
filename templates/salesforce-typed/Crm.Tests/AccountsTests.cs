using Crm.Org;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Testing;
using Xunit;

namespace Crm.Tests;

/// <summary>The app's queries on an org of the test's own: same objects, same rules, and it starts in a moment.</summary>
public sealed class AccountsTests
{
    [Fact]
    public async Task The_largest_accounts_come_first_with_their_people()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots("describe-snapshots"), cancel);
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = local.Url,
            Auth = new ExternalTokenFlow(local.Token),
        });
        await org.Account.CreateAsync(new Account { Name = "Small", AnnualRevenue = 2_000_000m }, cancel);
        var id = await org.Account.CreateAsync(new Account { Name = "Large", AnnualRevenue = 9_000_000m }, cancel);
        await org.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = id }, cancel);

        var accounts = await Accounts.LargestAsync(org, 5, cancel);

        Assert.Equal(["Large", "Small"], accounts.Select(a => a.Name));
        Assert.Equal(["Ray"], accounts[0].People);
    }
}
