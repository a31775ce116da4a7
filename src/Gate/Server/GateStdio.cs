using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Salesforce.Typed.Audit.Stores;

namespace Salesforce.Typed.Gate.Server;

/// <summary>The gate over the standard input and output of a process, for the one agent that the process was started for.</summary>
public static class GateStdio
{
    // What the records have in place of the beginning of a key: whoever starts the process can use the store itself.
    private const string KeyPrefix = "stdio";

    /// <summary>Serves an agent until the input ends. The standard output carries the protocol only.</summary>
    /// <param name="gate">The gate. It is not disposed.</param>
    /// <param name="agent">The name of the agent. Its grants are read again at each call.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">The policy does not have the agent, or its time is over.</exception>
    /// <exception cref="AuditStoreException">The store cannot be read.</exception>
    public static async Task RunAsync(SalesforceGate gate, string agent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gate);
        var agents = gate.Services.Agents;
        if (await agents.FindAgentAsync(agent, KeyPrefix, null, null, cancellationToken).ConfigureAwait(false) is null)
            throw new ArgumentException(
                $"The policy has no agent '{agent}', or its time is over. Add it with: sftyped gate agents add", nameof(agent));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        GateMcpServer.Add(
            builder.Services, gate,
            async (_, token) => await agents.FindAgentAsync(agent, KeyPrefix, null, null, token).ConfigureAwait(false))
                .WithStdioServerTransport();
        using var host = builder.Build();
        await host.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
