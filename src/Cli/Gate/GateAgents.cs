using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Salesforce.Typed.Gate;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Gate;

/// <summary><c>sftyped gate agents</c>: adds and stops agents, and issues their keys.</summary>
internal static class GateAgents
{
    public static Command Create() => new("agents", "The agents of the gate and their keys.") { Add(), Key(), Stop(), List() };

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description = "The name: lowercase letters, digits, hyphens." };
        var title = new Option<string?>("--title") { Description = "What people call the agent.", HelpName = "T" };
        return GateRun.On(new Command("add", "Adds an agent to the policy, without any grant.")
        {
            name, title
        }, async (gate, parsed, cancellationToken) =>
        {
            await gate.AddAgentAsync(parsed.GetValue(name)!, parsed.GetValue(title), Environment.UserName, cancellationToken)
                .ConfigureAwait(false);
            Console.WriteLine($"Added {parsed.GetValue(name)}. Grant it objects in the policy, then issue a key: sftyped gate agents key "
                + $"{parsed.GetValue(name)}");
            return ExitCodes.Ok;
        });
    }

    private static Command Key()
    {
        var name = new Argument<string>("NAME") { Description = "The agent." };
        var expires = new Option<string?>("--expires") { Description = "When the key ends: a number of days, as 90d.", HelpName = "DAYS" };
        expires.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Days(result.Tokens[0].Value) is null)
                result.AddError("--expires is a number of days, as 90d.");
        });
        return GateRun.On(new Command("key", "Issues a new key of an agent. It is shown once.")
        {
            name, expires
        }, async (gate, parsed, cancellationToken) =>
        {
            var end = parsed.GetValue(expires) is { } text
                ? TimeProvider.System.GetUtcNow().AddDays(Days(text)!.Value)
                : (DateTimeOffset?)null;
            var key = await gate.IssueKeyAsync(parsed.GetValue(name)!, Environment.UserName, end, cancellationToken).ConfigureAwait(false);
            Console.Write(JsonForm.Lines([key], (writer, issued) =>
            {
                writer.WriteString("agent", parsed.GetValue(name)!);
                writer.WriteString("key", issued);
                if (end is { } time)
                    writer.WriteString("expires", time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                else
                    writer.WriteNull("expires");
            }));
            return ExitCodes.Ok;
        });
    }

    private static Command Stop()
    {
        var name = new Argument<string>("NAME") { Description = "The agent." };
        return GateRun.On(
            new Command("stop", "Stops all keys of an agent, from the next call on.") { name }, async (gate, parsed, cancellationToken) =>
            {
                var stopped =
                    await gate.StopAgentAsync(parsed.GetValue(name)!, Environment.UserName, cancellationToken).ConfigureAwait(false);
                Console.WriteLine($"Stopped {stopped} {(stopped == 1 ? "key" : "keys")} of {parsed.GetValue(name)}.");
                return ExitCodes.Ok;
            });
    }

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "One line of JSON a key." };
        return GateRun.On(
            new Command("list", "Lists the agents and their keys. No key is shown.") { json }, async (gate, parsed, cancellationToken) =>
            {
                var agents = await gate.ReadAgentsAsync(cancellationToken).ConfigureAwait(false);
                if (parsed.GetValue(json))
                    Console.Write(JsonForm.Lines(agents, Write));
                else
                    TerminalForm.Table(AnsiConsole.Console, [
                        "Agent", "Title", "Keys", "Open"
                    ], agents.Select(a => new[] { a.Name, a.Title, Number(a.Keys), Number(a.OpenKeys) }));
                return ExitCodes.Ok;
            });
    }

    private static void Write(Utf8JsonWriter writer, AgentSummary agent)
    {
        writer.WriteString("agent", agent.Name);
        writer.WriteString("title", agent.Title);
        writer.WriteNumber("keys", agent.Keys);
        writer.WriteNumber("openKeys", agent.OpenKeys);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Days(string text) => text.EndsWith('d')
        && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and < 36_500
        ? days
        : null;
}
