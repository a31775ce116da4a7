// A gate and an agent that makes approved writes until the process is killed: URL TOKEN STORE KEYS SNAPSHOTS AGENT_KEY. It begins with the
// approvals that the process before it left, whether or not they are spent: an agent does not know what became of its last calls.
using System.Text.Json;
using Salesforce.Typed;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Gate;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Schema;

using var client = new SalesforceClient(new SalesforceOptions { Instance = new Uri(args[0]), Auth = new ExternalTokenFlow(args[1]) });
await using var gate = await SalesforceGate.OpenAsync(
    new GateOptions { Store = args[2], Keys = args[3] }, new GateOrg("acme", client, SnapshotFolder.Load(args[4])));
Console.WriteLine("ready");
foreach (var left in await gate.ReadApprovalsAsync())
{
    using var details = JsonDocument.Parse(left.Details);
    var name = details.RootElement.GetProperty("records")[0].GetProperty("after").GetProperty("LastName").GetString()!;
    await WriteAsync(name, left.Id);
}
await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
{
    while (true)
    {
        var name = $"Kill {Guid.NewGuid():N}";
        var asked = await WriteAsync(name, approval: null);
        var approval = asked.Content.GetProperty("approval").GetString()!;
        await gate.DecideApprovalAsync(approval, "Kim", isApproved: true);
        await WriteAsync(name, approval);
        await WriteAsync(name, approval);
    }
})));

async Task<ToolAnswer> WriteAsync(string name, string? approval)
{
    var caller = await gate.Services.Agents.FindAsync(args[5], null, null, CancellationToken.None)
        ?? throw new InvalidOperationException("The key opens nothing.");
    var arguments = new Dictionary<string, object>
    {
        ["object"] = "Lead", ["records"] = new[] { new { LastName = name, Company = "Acme" } }
    };
    if (approval is not null)
        arguments["approval"] = approval;
    return await gate.Dispatcher.CallAsync(
        caller, "create", JsonSerializer.SerializeToElement(arguments).EnumerateObject().Select(m => KeyValuePair.Create(m.Name, m.Value)),
        CancellationToken.None);
}
