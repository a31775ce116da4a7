// A sync job: it copies the customers of another system into an org. The second run has nothing to send, and the third sends the one
// difference.
using Acme;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Testing;

var folder = AppContext.BaseDirectory;
await using var local = await LocalOrg.StartAsync(o => o.Snapshots(Path.Combine(folder, "describe-snapshots")));
using var writes = new WriteCounter();
await using var org = new SalesforceClient(new SalesforceOptions
{
    Instance = local.Url,
    Auth = new ExternalTokenFlow(local.Token),
    HttpHandler = writes,
});

var job = new SyncJob(org);
var customers = Customer.Read(Path.Combine(folder, "customers.csv"));
await RunAsync("first run");
await RunAsync("second run, same customers");
customers[1] = customers[1] with { Phone = "+47 22 555 02" };
await RunAsync("third run, one customer has a phone");

async Task RunAsync(string title)
{
    var report = await job.RunAsync(customers);
    Console.WriteLine($"{title}: {report}; requests that write: {writes.Take()}");
}
