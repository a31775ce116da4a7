using System.CommandLine;
using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Orgs;

/// <summary><c>sftyped orgs</c>: where the tool is signed in.</summary>
internal static class OrgsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one line of JSON for each org." };
        var command = new Command("orgs", Examples.After(
            "Lists the orgs that the tool is signed in to. No token is shown.", "sftyped orgs --json")) { json };
        command.SetAction((parsed, _) => ReportedErrors.RunAsync(() => Task.FromResult(Run(OrgStore.OfUser.All(), parsed.GetValue(json)))));
        return command;
    }

    private static int Run(IReadOnlyList<StoredOrg> orgs, bool json)
    {
        if (json)
            Console.Write(JsonForm.Lines(orgs, Write));
        else if (orgs.Count == 0)
            AnsiConsole.WriteLine("Not signed in anywhere: sftyped login --help shows how.");
        else
            TerminalForm.Table(AnsiConsole.Console, [
                "Alias", "User", "Org", "By"
            ], orgs.Select(o => new[] { o.Alias, o.Username, Address(o), Word(o.Flow) }));
        return ExitCodes.Ok;
    }

    private static void Write(Utf8JsonWriter writer, StoredOrg org)
    {
        writer.WriteString("alias", org.Alias);
        writer.WriteString("username", org.Username);
        writer.WriteString("instanceUrl", Address(org));
        writer.WriteString("flow", Word(org.Flow));
    }

    private static string Address(StoredOrg org) => (org.Org ?? org.Instance).AbsoluteUri.TrimEnd('/');

    private static string Word(OrgFlow flow) =>
        flow switch { OrgFlow.Web => "browser", OrgFlow.Jwt => "jwt", OrgFlow.ClientCredentials => "client-credentials", _ => "sf" };
}
