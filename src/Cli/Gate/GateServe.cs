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
        var seed = new Option<string[]>("--seed")
        {
            Description = "With --local: a file of records to load, as serve takes it.", HelpName = "FILE"
        };
        var data = new Option<string?>("--data") { Description = "With --local: the file that keeps the rows.", HelpName = "FILE" };
        var policy = new Option<string?>("--policy")
        {
            Description = "A policy to apply at the start. Without it the policy of the store holds.", HelpName = "FILE"
        };
        var port = new Option<int>("--port")
        {
            Description = "The port to listen on; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 5090
        };
        var stdio = new Option<bool>("--stdio") { Description = "Serves one agent over standard input and output, in place of HTTP." };
        var agent = new Option<string?>("--agent") { Description = "With --stdio: the agent that is served.", HelpName = "NAME" };
        var hostNames = new Option<string[]>("--host-name")
        {
            Description = "A host name by which clients reach the gate through a proxy on this machine; may be repeated.",
            HelpName = "NAME",
        };
        var store = new GateStoreOptions();
        var connection = new OrgConnection();
        var command = new Command("serve", "Serves an org to agents over MCP until Ctrl-C.")
        {
            local, seed, data, policy, port, hostNames, stdio, agent
        };
        store.AddTo(command);
        connection.AddTo(command);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(local) && (result.GetResult(seed) is { Implicit: false } || result.GetResult(data) is { Implicit: false }))
                result.AddError("--seed and --data need --local.");
            ValidateStdio(result, result.GetValue(stdio), result.GetValue(agent) is not null, result.GetResult(port) is { Implicit: false });
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
                    org = await StartLocalAsync(store.Snapshots(parsed), parsed.GetValue(seed), parsed.GetValue(data), cancellationToken)
                        .ConfigureAwait(false);
                    client = new SalesforceClient(new SalesforceOptions { Instance = org.Url, Auth = new ExternalTokenFlow(org.Token) });
                }
                else
                    client = connection.Connect(parsed);
                var name = org is null ? connection.Name(parsed) : "local";
                var gate = await OpenAsync(
                    store.Options(parsed, parsed.GetValue(hostNames)), new GateOrg(name, client, schema), parsed.GetValue(policy),
                    cancellationToken).ConfigureAwait(false);
                await using var closing = gate.ConfigureAwait(false);
                if (parsed.GetValue(agent) is { } served)
                    await GateStdio.RunAsync(gate, served, cancellationToken).ConfigureAwait(false);
                else
                    await ServeAsync(gate, name, store.Options(parsed).Store, parsed.GetValue(port), cancellationToken)
                        .ConfigureAwait(false);
                return ExitCodes.Ok;
            }
            catch (Exception e) when (e is AuditStoreException or FormatException or ArgumentException)
            {
                throw new InvalidDataException(e.Message.Split(" (Parameter '")[0], e);
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

    private static void ValidateStdio(System.CommandLine.Parsing.CommandResult result, bool isStdio, bool hasAgent, bool hasPort)
    {
        if (isStdio != hasAgent)
            result.AddError("--stdio and --agent belong together.");
        if (isStdio && hasPort)
            result.AddError("--stdio has no port: leave out --port.");
    }

    private static Task<LocalOrg> StartLocalAsync(string snapshots, string[]? seeds, string? data, CancellationToken cancellationToken) =>
        LocalOrg.StartAsync(
            o =>
            {
                o.Snapshots(snapshots);
                foreach (var file in seeds ?? [])
                    o.Seed(file);
                if (data is not null)
                    o.Data(data);
            }, cancellationToken);

    // The changes of the policy go to the error output: over stdio the standard output is the protocol's.
    private static async Task<SalesforceGate> OpenAsync(
        GateOptions options, GateOrg org, string? policy, CancellationToken cancellationToken)
    {
        var gate = await SalesforceGate.OpenAsync(options, org, cancellationToken).ConfigureAwait(false);
        try
        {
            if (policy is not null)
            {
                var text = await File.ReadAllTextAsync(policy, cancellationToken).ConfigureAwait(false);
                var changes =
                    await gate.ApplyPolicyAsync(text, Environment.UserName, cancellationToken: cancellationToken).ConfigureAwait(false);
                foreach (var change in changes)
                    await Console.Error.WriteLineAsync(change).ConfigureAwait(false);
            }
            return gate;
        }
        catch
        {
            await gate.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task ServeAsync(SalesforceGate gate, string org, string store, int port, CancellationToken cancellationToken)
    {
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
        Console.WriteLine($"Org     {org}");
        Console.WriteLine($"Store   {store}");
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
