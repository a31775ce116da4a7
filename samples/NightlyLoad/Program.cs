// A nightly load: it upserts the customers of another system by their key, in jobs of Bulk API 2.0. If its process ends in between, the
// next
// start goes on where it was, and no record is written twice: dotnet run --project samples/NightlyLoad -- 5000 my-journal
// Into the org of SALESFORCE_INSTANCE_URL and SALESFORCE_ACCESS_TOKEN, if they are set; else into a local org.
using Acme;
using Acme.Crm;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Testing;

var count = args is [var number, ..] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 5_000;
var journal = new FileBulkJournal(args is [_, var folder, ..] ? folder : "nightly-load");

if (Environment.GetEnvironmentVariable("SALESFORCE_INSTANCE_URL") is { Length: > 0 } instance)
    return await LoadAsync(new Uri(instance), Environment.GetEnvironmentVariable("SALESFORCE_ACCESS_TOKEN") ?? "");

await using var local = await LocalOrg.StartAsync(o => o.Snapshots(Path.Combine(AppContext.BaseDirectory, "describe-snapshots")));
return await LoadAsync(local.Url, local.Token);

async Task<int> LoadAsync(Uri url, string token)
{
    await using var org = new SalesforceClient(new SalesforceOptions { Instance = url, Auth = new ExternalTokenFlow(token) });
    var options = new BulkOptions<Account>
    {
        Journal = journal,
        RetryLockedRows = 3,
        Progress = new Progress<BulkProgress>(
            p => Console.Error.WriteLine($"{p.RecordsRead} read, {p.RecordsProcessed} processed, part {p.PartsDone} of {p.Parts}")),
    };
    var run = await org.Account.ResumeBulkAsync(journal, options.Progress)
        ?? await org.Account.BulkUpsertAsync(a => a.ErpId__c, Customers.ReadAsync(count), options);

    var failed = 0;
    await foreach (var outcome in run.Outcomes())
    {
        if (outcome.Succeeded)
            continue;
        failed++;
        Console.Error.WriteLine($"{outcome.Index} {outcome.Record.ErpId__c}: {outcome}");
    }
    Console.WriteLine($"{run.Records} records in {run.Jobs.Count} jobs, {failed} not written");

    // The journal has done its work. Until here, each start of this program shows the same outcomes.
    await run.DeleteAsync();
    return failed == 0 ? 0 : 3;
}
