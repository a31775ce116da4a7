// Exports the records of any object as CSV: dotnet run --project samples/Export -- Contact LastName Account.Name Account.Owner.Name
// From an org that the Salesforce CLI is signed in to, if SALESFORCE_ORG names one; else from a local org with a few hundred records.
using Acme;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Testing;

if (args is not [var name, .. var fields])
{
    Console.Error.WriteLine("Usage: Export OBJECT [FIELD...]");
    return 2;
}
if (Environment.GetEnvironmentVariable("SALESFORCE_ORG") is { Length: > 0 } alias)
    return await ExportAsync(new() { Instance = new("https://login.salesforce.com"), Auth = new SalesforceCliFlow(alias) });

var folder = AppContext.BaseDirectory;
await using var local = await LocalOrg.StartAsync(o => o
    .Snapshots(Path.Combine(folder, "describe-snapshots"))
    .Seed(Path.Combine(folder, "seed.json")));
return await ExportAsync(new() { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });

async Task<int> ExportAsync(SalesforceOptions options)
{
    await using var org = new SalesforceClient(options);
    try
    {
        var set = org.Object(name, await Described.WithParentsAsync(org, name, fields));
        await Csv.WriteAsync(Console.Out, fields.Length == 0 ? set : set.Select(fields), fields);
        return 0;
    }
    catch (ArgumentException e)
    {
        // A name that there is not, with those that are like it.
        Console.Error.WriteLine(e.Message);
        return 1;
    }
}
