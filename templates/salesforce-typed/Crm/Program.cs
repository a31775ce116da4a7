// Prints the largest accounts of a local org, or of your org: dotnet run -- my-alias, an org that sf is signed in to.
using System.Globalization;
using Crm;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Testing;

if (args is [var alias])
{
    await using var org = new SalesforceClient(new SalesforceOptions
    {
        Instance = new("https://login.salesforce.com"),
        Auth = new SalesforceCliFlow(alias),
    });
    await ShowAsync(org);
}
else
{
    var folder = AppContext.BaseDirectory;
    await using var local =
        await LocalOrg.StartAsync(o => o.Snapshots(Path.Combine(folder, "describe-snapshots")).Seed(Path.Combine(folder, "seed.json")));
    await using var org = new SalesforceClient(new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });
    await ShowAsync(org);
}

static async Task ShowAsync(SalesforceClient org)
{
    foreach (var account in await Accounts.LargestAsync(org, 5))
        Console.WriteLine($"{account.Name}, owned by {account.Owner}: {account.Revenue?.ToString("N0", CultureInfo.InvariantCulture)}; "
            + $"{string.Join(", ", account.People)}");
}
