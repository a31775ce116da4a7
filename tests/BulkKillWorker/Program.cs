// Begins a load of accounts, or goes on with it: URL TOKEN JOURNAL RECORDS PART_BYTES. The names of the accounts are their places.
using System.Globalization;
using Acme.Crm;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Tests;

using var client = new SalesforceClient(new SalesforceOptions
{
    Instance = new Uri(args[0]), Auth = new ExternalTokenFlow(args[1]), TimeProvider = new QuickClock(),
});
var records = int.Parse(args[3], CultureInfo.InvariantCulture);
var options = new BulkOptions
{
    Journal = new FileBulkJournal(args[2]), PartBytes = long.Parse(args[4], CultureInfo.InvariantCulture), Parallelism = 2,
};
var run = await client.Account.ResumeBulkAsync(options.Journal)
    ?? await client.Account.BulkCreateAsync(
        Enumerable.Range(0, records).Select(i => new Account { Name = i.ToString("D7", CultureInfo.InvariantCulture) }), options);
return run.IsCompleted ? 0 : 1;
