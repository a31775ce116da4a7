using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Gate;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Gate.Server;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>A gate over HTTP in front of a local org, and the SDK's client of an agent.</summary>
internal sealed class GateFixture : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SalesforceClient _client;
    private readonly WebApplication _app;
    private readonly List<McpClient> _agents = [];

    private GateFixture(string folder, LocalOrg org, SalesforceClient client, SalesforceGate gate, WebApplication app) =>
        (_folder, Org, _client, Gate, _app) = (folder, org, client, gate, app);

    public LocalOrg Org { get; }

    public SalesforceClient Client => _client;

    public SalesforceGate Gate { get; }

    public string Url => _app.Urls.First();

    public string StoreFile => Path.Combine(_folder, "gate.db");

    public static async Task<GateFixture> StartAsync(string policy, TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("salesforce-typed-gate").FullName;
        var snapshots = TestPaths.InRepository("describe-snapshots");
        var org = await LocalOrg.StartAsync(o => o.Snapshots(snapshots).Clock(clock ?? TimeProvider.System), Cancel);
        var client = new SalesforceClient(new SalesforceOptions { Instance = org.Url, Auth = new ExternalTokenFlow(org.Token) });
        var gate = await SalesforceGate.OpenAsync(
            new GateOptions { Store = Path.Combine(folder, "gate.db"), Keys = Path.Combine(folder, "keys", "gate.keys"), Time = clock
                ?? TimeProvider.System },
            new GateOrg("acme", client, SnapshotFolder.Load(snapshots)), Cancel);
        await gate.ApplyPolicyAsync(policy, "kim", cancellationToken: Cancel);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSalesforceGate(gate);
        var app = builder.Build();
        app.MapSalesforceGate();
        await app.StartAsync(Cancel);
        return new GateFixture(folder, org, client, gate, app);
    }

    /// <summary>A client with a new key of an agent.</summary>
    public async Task<McpClient> ConnectAsync(string agent) =>
        await ConnectWithAsync(await Gate.IssueKeyAsync(agent, "kim", cancellationToken: Cancel));

    public async Task<McpClient> ConnectWithAsync(string key)
    {
        var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions
            {
                Endpoint = new Uri($"{Url}/mcp"),
                AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" },
            }),
            cancellationToken: Cancel);
        _agents.Add(client);
        return client;
    }

    public static async Task<Answer> CallAsync(McpClient client, string tool, object arguments)
    {
        var result = await client.CallToolAsync(
            tool, JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value),
            cancellationToken: Cancel);
        return new Answer(result.IsError == true, result.StructuredContent!.Value, ((TextContentBlock)result.Content[0]).Text);
    }

    public async Task<string> CreateAsync(string name, object record)
    {
        using var body = new StringContent(JsonSerializer.Serialize(record), System.Text.Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(HttpMethod.Post, $"sobjects/{name}", body, Cancel);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("id").GetString()!;
    }

    public async Task<List<string>> SentencesAsync() =>
        [.. await Gate.Services.Audit.Store.ReadAsync(new Audit.Records.AuditFilter(), Cancel).Select(r => r.Record.Entry.Sentence)
            .ToListAsync(Cancel)];

    public async ValueTask DisposeAsync()
    {
        foreach (var agent in _agents)
            await agent.DisposeAsync();
        await _app.DisposeAsync();
        await Gate.DisposeAsync();
        _client.Dispose();
        await Org.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    internal sealed record Answer(bool IsError, JsonElement Content, string Text)
    {
        public string? Code => Content.TryGetProperty("code", out var code) ? code.GetString() : null;

        public string Rows => JsonDocument.Parse(Text).RootElement.GetProperty("rows").GetRawText();
    }
}
