using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Http;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Logout;

/// <summary><c>sftyped logout</c>: ends the session at the org, and forgets it here.</summary>
internal static class LogoutCommand
{
    public static Command Create()
    {
        var alias = new Argument<string>("ALIAS") { HelpName = "ALIAS", Description = "The alias that the org was given at login." };
        alias.CompletionSources.Add(_ => AliasCompletion.All());
        var forget = new Option<bool>("--forget")
        {
            Description = "Removes the stored sign-in without ending the session in the org, for an org that cannot be reached."
        };
        var command = new Command(
            "logout",
            Examples.After("Signs out of an org: its tokens are revoked and forgotten. A session that is the Salesforce CLI's is left to "
                + "it.", "sftyped logout dev"))
        {
            alias, forget,
        };
        command.SetAction((parsed, cancellationToken) =>
            ReportedErrors.RunAsync(() => RunAsync(OrgStore.OfUser, parsed.GetValue(alias)!, parsed.GetValue(forget), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(OrgStore store, string name, bool onlyHere, CancellationToken cancellationToken)
    {
        var org = store.Find(name) ?? throw new ArgumentException($"The tool is not signed in to '{name}': sftyped orgs lists the orgs.");
        if (!onlyHere)
            await RevokeAsync(org, cancellationToken).ConfigureAwait(false);
        store.Remove(org.Alias);
        AnsiConsole.Console.Line($"Signed out of {org.Alias}.");
        return ExitCodes.Ok;
    }

    // The refresh token ends what came from it; the session is ended by its own token too, for orgs where that takes a while.
    private static async Task RevokeAsync(StoredOrg org, CancellationToken cancellationToken)
    {
        using var connections = ConnectionFactory.CreateHandler();
        using var invoker = new HttpMessageInvoker(connections);
        var endpoint = new TokenEndpoint(new SignInChannel(org.Org ?? org.Instance, invoker.SendAsync), TimeProvider.System);
        foreach (var token in new[] { org.RefreshToken, org.AccessToken }.OfType<string>())
            await endpoint.RevokeAsync(token, cancellationToken).ConfigureAwait(false);
    }
}
