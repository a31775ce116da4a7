using System.CommandLine;
using Salesforce.Typed.Audit.Stores;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Gate;

namespace Salesforce.Typed.Cli.Gate;

/// <summary>Runs a command on the store of a gate.</summary>
internal static class GateRun
{
    /// <summary>Gives a command its options and its action.</summary>
    /// <param name="command">The command.</param>
    /// <param name="action">What it does, and its exit code.</param>
    public static Command On(Command command, Func<SalesforceGate, ParseResult, CancellationToken, Task<int>> action)
    {
        var store = new GateStoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(async () =>
        {
            try
            {
                var gate = await store.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
                await using var closing = gate.ConfigureAwait(false);
                return await action(gate, parsed, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is AuditStoreException or FormatException)
            {
                throw new InvalidDataException(e.Message, e);
            }
        }));
        return command;
    }
}
