using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Transport.Http;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Login;

/// <summary><c>sftyped login</c>: signs in to an org, and keeps what renews the session.</summary>
internal static class LoginCommand
{
    // A secret on the command line would be in the shell's history and in the list of processes.
    private const string SecretVariable = "SFTYPED_CLIENT_SECRET";

    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var alias = new Argument<string>("ALIAS") { Description = "The alias of the org, for --org." };
        var instance = new Option<Uri>("--instance")
        {
            Description = "The org's own address, or a login host.",
            HelpName = "URL",
            CustomParser = result => Address(result, "--instance is an address, as https://acme.my.salesforce.com."),
            DefaultValueFactory = _ => new("https://login.salesforce.com"),
        };
        var clientId = new Option<string?>("--client-id")
        {
            Description = "The consumer key of the external client app.", HelpName = "KEY"
        };
        var credentials = new Option<bool>("--client-credentials")
        {
            Description = $"Acts as the app's Run As user; the consumer secret is read from the environment variable {SecretVariable}."
        };
        var key = new Option<FileInfo?>("--jwt-key")
        {
            Description = "Acts as --username with this private key (a PEM file, which is not copied).", HelpName = "FILE"
        };
        var username = new Option<string?>("--username") { Description = "The user to act as, with --jwt-key.", HelpName = "NAME" };
        var audience = new Option<Uri?>("--audience")
        {
            Description = "The audience of the JWT. [default: from --instance]",
            HelpName = "URL",
            CustomParser = result => Address(result, "--audience is an address, as https://login.salesforce.com."),
        };
        var sf = new Option<string?>("--sf")
        {
            Description = "Takes the session of an org that the Salesforce CLI (sf) is signed in to.", HelpName = "ORG"
        };
        var port = new Option<int>("--port") { Description = "The port of the app's callback URL, http://localhost:PORT/OauthRedirect; 0 "
            + "chooses a free port.", HelpName = "N", DefaultValueFactory = _ => 1717 };
        var timeout = Timeouts.Option("--timeout", "How long to wait until the sign-in in the browser is finished, in seconds.", 300);
        var noBrowser = new Option<bool>("--no-browser") { Description = "Prints the address to open and does not start a browser." };
        var command = new Command(
            "login",
            Examples.After(
                "Signs in to an org: with a browser, a key, an app's secret, or by what sf knows. What renews the session is kept where "
                    + "only you can read it.",
                "sftyped login dev --sf my-alias",
                "sftyped login dev --client-id 3MVG9... --instance https://acme.my.salesforce.com",
                "sftyped login ci --client-id 3MVG9... --jwt-key server.key --username ci@acme.example",
                $"{SecretVariable}=... sftyped login robot --client-id 3MVG9... --client-credentials --instance "
                    + $"https://acme.my.salesforce.com"))
        {
            alias, instance, clientId, credentials, key, username, audience, sf, port, noBrowser, timeout,
        };
        command.Validators.Add(result => Validate(
            result, result.GetValue(credentials), result.GetResult(key) is not null, result.GetResult(sf) is not null,
            result.GetValue(clientId), result.GetValue(username)));
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(async () =>
        {
            var org = new StoredOrg
            {
                Alias = parsed.GetValue(alias)!,
                Flow = parsed.GetValue(credentials)
                    ? OrgFlow.ClientCredentials
                    : parsed.GetValue(key) is not null ? OrgFlow.Jwt : parsed.GetValue(sf) is not null ? OrgFlow.Sf : OrgFlow.Web,
                Instance = parsed.GetValue(instance)!,
                ClientId = parsed.GetValue(clientId),
                ClientSecret = Environment.GetEnvironmentVariable(SecretVariable) is { Length: > 0 } secret ? secret : null,
                KeyFile = parsed.GetValue(key)?.FullName,
                Username = parsed.GetValue(username),
                Audience = parsed.GetValue(audience),
                SfOrg = parsed.GetValue(sf),
            };
            if (org is { Flow: OrgFlow.ClientCredentials, ClientSecret: null })
                throw new ArgumentException(
                    $"--client-credentials needs the consumer secret in the environment variable {SecretVariable}.");
            var browser = new BrowserOptions(
                parsed.GetValue(port), Opens: !parsed.GetValue(noBrowser), TimeSpan.FromSeconds(parsed.GetValue(timeout)));
            return await SignInAsync(OrgStore.OfUser, org, browser, cancellationToken).ConfigureAwait(false);
        }));
        return command;
    }

    private static void Validate(
        System.CommandLine.Parsing.CommandResult result, bool hasSecret, bool hasKey, bool hasCli, string? clientId, string? username)
    {
        if (new[] { hasSecret, hasKey, hasCli }.Count(w => w) > 1)
            result.AddError("--client-credentials, --jwt-key and --sf are three ways to sign in: choose one.");
        if (!hasCli && clientId is null)
        {
            result.AddError("--client-id is missing: the consumer key of an external client app of the org (docs/sign-in.md says how "
                + "to make one). With the Salesforce CLI, --sf needs none.");
        }
        if (hasKey && username is null)
            result.AddError("--jwt-key needs --username: the user to act as.");
    }

    private static Uri? Address(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var given) && given.Scheme is ("https" or "http"))
            return given;
        result.AddError(message);
        return null;
    }

    private static async Task<int> SignInAsync(OrgStore store, StoredOrg org, BrowserOptions browser, CancellationToken cancellationToken)
    {
        var before = store.Find(org.Alias);
        store.Put(org);
        try
        {
            var flow = new StoredOrgFlow(store, org);
            if (flow.Flow is WebServerFlow web)
                await SignInWithBrowserAsync(web, org.Instance, browser, cancellationToken).ConfigureAwait(false);
            using var client = new SalesforceClient(new SalesforceOptions
            {
                Instance = org.Instance, Auth = flow, HttpHandler = new SilenceGuard(ConnectionFactory.CreateHandler(), LongestSilence),
            });
            var username = await UsernameAsync(client, org.Instance, cancellationToken).ConfigureAwait(false);
            var signedIn = store.Change(org.Alias, o => o with { Username = username })
                ?? throw new IOException($"'{org.Alias}' was signed out by another process before the sign-in ended. Sign in again.");
            AnsiConsole.Console.Line($"[green]Signed in[/] to {signedIn.Org} as {username}: --org {org.Alias}");
            return ExitCodes.Ok;
        }
        catch
        {
            // When a new sign-in fails, the previous one is kept.
            if (before is null)
                store.Remove(org.Alias);
            else
                store.Put(before);
            throw;
        }
    }

    private static async Task SignInWithBrowserAsync(
        WebServerFlow flow, Uri instance, BrowserOptions browser, CancellationToken cancellationToken)
    {
        await using var loopback = Listen(browser.Port);
        var signIn = flow.Begin(instance, loopback.RedirectUri);
        AnsiConsole.WriteLine(
            browser.Opens ? "Sign in with the browser that opens, or open this address:" : "Open this address in a browser:");
        // As it is: a broken line would be a broken address.
        Console.WriteLine(signIn.Address.AbsoluteUri);
        if (browser.Opens)
            Browser.Open(signIn.Address);
        var redirect = await WaitAsync(loopback, signIn, browser.Timeout, cancellationToken).ConfigureAwait(false);
        await flow.FinishAsync(signIn, redirect, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<AuthorizationRedirect> WaitAsync(
        LoopbackRedirect loopback, WebServerSignIn signIn, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(longest);
        try
        {
            return await loopback.WaitAsync(signIn, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException(
                $"Nobody finished the sign-in within {longest.TotalSeconds:0} seconds. Run the command again and sign in with the "
                    + $"browser, wait longer with --timeout, "
                + "or sign in without a browser (--jwt-key, --client-credentials, --sf).");
        }
    }

    private static LoopbackRedirect Listen(int port)
    {
        try
        {
            return LoopbackRedirect.Start(port);
        }
        catch (SocketException e)
        {
            throw new IOException($"Port {port}, to which the browser comes back, is taken: name another with --port, which the app's "
                + $"callback URLs must have too. {e.Message}", e);
        }
    }

    private static async Task<string> UsernameAsync(SalesforceClient client, Uri instance, CancellationToken cancellationToken)
    {
        using var answer =
            await client.SendAsync(HttpMethod.Get, "/services/oauth2/userinfo", cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken)
                .ConfigureAwait(false), cancellationToken: cancellationToken).ConfigureAwait(false);
            return document.RootElement.GetProperty("preferred_username").GetString() ?? throw new KeyNotFoundException();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{instance} did not say which user is signed in: /services/oauth2/userinfo has no preferred_username.", e);
        }
    }
}
