using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

// An agent without a model: it makes the calls that a model would make. Start the gate first:
//   sftyped gate serve --local --policy samples/Gate/policy.json
//   sftyped gate agents key sales-ops
// Then: dotnet run --project samples/Gate -- KEY [http://127.0.0.1:5090/mcp]
if (args is not [var key, ..])
{
    Console.Error.WriteLine("Usage: GateAgent KEY [ADDRESS]");
    return 2;
}
var transport = new HttpClientTransport(new HttpClientTransportOptions
{
    Endpoint = new Uri(args.Length > 1 ? args[1] : "http://127.0.0.1:5090/mcp"),
    AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" },
});
await using var client = await McpClient.CreateAsync(transport);

Console.WriteLine($"Tools: {string.Join(", ", (await client.ListToolsAsync()).Select(t => t.Name))}");
await CallAsync("status", []);
await CallAsync("describe", new() { ["object"] = "Contact" });
await CallAsync("create", new()
{
    ["object"] = "Contact", ["records"] = new[] { new Dictionary<string, object?> { ["LastName"] = "Ray", ["Email"] = "ray@example.com" } }
});
await CallAsync("query", new() { ["soql"] = "SELECT LastName, Email FROM Contact" });
// Refused, and on record: the phone number is hidden, and cases were not granted.
await CallAsync("query", new() { ["soql"] = "SELECT Phone FROM Account" });
await CallAsync("query", new() { ["soql"] = "SELECT Id FROM Case" });
return 0;

async Task CallAsync(string tool, Dictionary<string, object?> arguments)
{
    var result = await client.CallToolAsync(tool, arguments);
    Console.WriteLine($"{tool}{(result.IsError == true ? " (refused)" : "")}: {((TextContentBlock)result.Content[0]).Text}");
}
