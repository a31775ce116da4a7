using System.CommandLine;
using Salesforce.Typed.Cli.Output;
using Spectre.Console;

namespace Salesforce.Typed.Cli.SignIn;

/// <summary><c>sftyped orgs</c>: where the tool is signed in.</summary>
internal static class OrgsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One line of JSON an org." };
        var command = new Command("orgs", Examples.After("Lists the orgs that the tool is signed in to. No token is shown.", "sftyped orgs --json")) { json };
        command.SetAction((parsed, _) => ReportedErrors.RunAsync(() => Task.FromResult(Run(OrgStore.OfUser.All(), parsed.GetValue(json)))));
        return command;
    }

    private static int Run(IReadOnlyList<StoredOrg> orgs, bool json)
    {
        if (json)
        {
            foreach (var org in orgs)
                Console.Write(Line(org));
        }
        else if (orgs.Count == 0)
        {
            AnsiConsole.WriteLine("Not signed in anywhere: sftyped login --help shows how.");
        }
        else
        {
            var table = new Table().RoundedBorder().AddColumns("Alias", "User", "Org", "By");
            foreach (var org in orgs)
                table.AddRow(Cell(org.Alias), Cell(org.Username), Cell((org.Org ?? org.Instance).AbsoluteUri.TrimEnd('/')), Word(org.Flow));
            AnsiConsole.Write(table);
        }
        return ExitCodes.Ok;
    }

    private static string Cell(string? text) => Markup.Escape(TerminalText.Escape(text));

    private static string Line(StoredOrg org) => JsonLine.Of(w =>
    {
        w.WriteString("alias", org.Alias);
        w.WriteString("username", org.Username);
        w.WriteString("instanceUrl", (org.Org ?? org.Instance).AbsoluteUri.TrimEnd('/'));
        w.WriteString("flow", Word(org.Flow));
    });

    private static string Word(OrgFlow flow) => flow switch { OrgFlow.Web => "browser", OrgFlow.Jwt => "jwt", OrgFlow.ClientCredentials => "client-credentials", _ => "sf" };
}
