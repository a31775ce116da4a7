using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Salesforce.Typed.Audit.Stores;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Gate;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Gate.Server;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Cli.Gate;

/// <summary><c>sftyped gate serve</c>: serves an org to agents until Ctrl-C.</summary>
internal static class GateServe
{
    public static Command Create()
    {
        var local = new Option<bool>("--local") { Description = "Starts a local org from the snapshots and serves that." };
        var seed = new Option<string[]>("--seed") { Description = "With --local: a file of records to load, as serve takes it.", HelpName = "FILE" };
        var data = new Option<string?>("--data") { Description = "With --local: the file that keeps the rows.", HelpName = "FILE" };
        var policy = new Option<string?>("--policy") { Description = "A policy to apply at the start. Without it the policy of the store holds.", HelpName = "FILE" };
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 5090 };
        var store = new GateStoreOptions();
        var connection = new OrgConnection();
        var command = new Command("serve", "Serves an org to agents over MCP until Ctrl-C.") { local, seed, data, policy, port };
        store.AddTo(command);
        connection.AddTo(command);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(local) && (result.GetResult(seed) is { Implicit: false } || result.GetResult(data) is { Implicit: false }))
                result.AddError("--seed and --data need --local.");
            if (result.GetValue(local) && connection.IsGiven(result))
                result.AddError("--local starts an org of its own: leave out --org and --instance.");
        });
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(async () =>
        {
            var schema = store.Schema(parsed);
            LocalOrg? org = null;
            SalesforceClient? client = null;
            try
            {
                if (parsed.GetValue(local))
                {
                    org = await LocalOrg.StartAsync(
                        o =>
                        {
                            o.Snapshots(store.Snapshots(parsed));
                            foreach (var file in parsed.GetValue(seed) ?? [])
                                o.Seed(file);
                            if (parsed.GetValue(data) is { } rows)
                                o.Data(rows);
                        }, cancellationToken).ConfigureAwait(false);
                    client = new SalesforceClient(new SalesforceOptions { Instance = org.Url, Auth = new ExternalTokenFlow(org.Token) });
                }
                else
                    client = connection.Connect(parsed);
                var name = org is null ? connection.Name(parsed) : "local";
                await RunAsync(store.Options(parsed), new GateOrg(name, client, schema), parsed.GetValue(policy), parsed.GetValue(port), cancellationToken).ConfigureAwait(false);
                return ExitCodes.Ok;
            }
            catch (Exception e) when (e is AuditStoreException or FormatException)
            {
                throw new InvalidDataException(e.Message, e);
            }
            finally
            {
                client?.Dispose();
                if (org is not null)
                    await org.DisposeAsync().ConfigureAwait(false);
            }
        }));
        return command;
    }

    private static async Task RunAsync(GateOptions options, GateOrg org, string? policy, int port, CancellationToken cancellationToken)
    {
        var gate = await SalesforceGate.OpenAsync(options, org, cancellationToken).ConfigureAwait(false);
        await using var closing = gate.ConfigureAwait(false);
        if (policy is not null)
        {
            var changes = await gate.ApplyPolicyAsync(
                await File.ReadAllTextAsync(policy, cancellationToken).ConfigureAwait(false), Environment.UserName, cancellationToken: cancellationToken).ConfigureAwait(false);
            foreach (var change in changes)
                Console.WriteLine(change);
        }
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSalesforceGate(gate);
        var app = builder.Build();
        await using var stopping = app.ConfigureAwait(false);
        app.MapSalesforceGate();
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        var address = app.Urls.First();
        Console.WriteLine($"MCP     {address}/mcp");
        Console.WriteLine($"Health  {address}/health");
        Console.WriteLine($"Org     {org.Name}");
        Console.WriteLine($"Store   {options.Store}");
        Console.WriteLine("Ctrl-C stops it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Stopped.");
        }
    }
}
