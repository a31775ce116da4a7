using System.CommandLine;
using System.Net;
using Salesforce.Typed.Cli.Files;
using Salesforce.Typed.Local;
using Spectre.Console;

namespace Salesforce.Typed.Cli;

/// <summary><c>sftyped serve</c>: a local org until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var snapshots = new Option<string>("--snapshots")
        {
            Description = "The folder of describe snapshots: the objects of the org.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "describe-snapshots",
        };
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 5080 };
        var pubSubPort = new Option<int>("--pubsub-port") { Description = "The port of the event bus, gRPC in clear text; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 0 };
        var tlsPort = new Option<int?>("--tls-port") { Description = "The port on which everything, the event bus too, is served over TLS; 0 takes a free one. Without it there is no TLS.", HelpName = "N" };
        var certificate = new Option<string?>("--certificate") { Description = "The file to write the certificate to that TLS clients must trust (PEM).", HelpName = "FILE" };
        foreach (var option in (Option[])[port, pubSubPort, tlsPort])
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number is < 0 or > 65535)
                    result.AddError($"{option.Name} is a number from 0 to 65535.");
            });
        }
        var token = new Option<string?>("--token") { Description = "The access token that calls must bring; a random one by default.", HelpName = "TOKEN" };
        var data = new Option<string?>("--data") { Description = "The file to keep the rows in; without it they end with the org.", HelpName = "FILE" };
        var seed = new Option<string[]>("--seed")
        {
            Description = "A file of records in the form of 'sf data import tree', a plan of such files, or X.csv for records of X. Loaded once, into an org that is new.",
            HelpName = "FILE",
        };
        var address = new Option<string>("--address") { Description = "The address to listen on.", HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
        var command = new Command("serve", "Serves a local org: the REST API over your describe snapshots, until Ctrl-C.") 
        {
            snapshots, port, token, data, seed, address, pubSubPort, tlsPort, certificate,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(certificate) is not null && result.GetResult(tlsPort) is null)
                result.AddError("--certificate needs --tls-port: without TLS there is no certificate.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            options =>
            {
                options.Snapshots(parsed.GetValue(snapshots)!).Port(parsed.GetValue(port)).Address(IPAddress.Parse(parsed.GetValue(address)!))
                    .PubSubPort(parsed.GetValue(pubSubPort));
                if (parsed.GetValue(tlsPort) is { } tls)
                    options.PubSubTls(tls);
                if (parsed.GetValue(token) is { } given)
                    options.Token(given);
                if (parsed.GetValue(data) is { } file)
                    options.Data(file);
                foreach (var tree in parsed.GetValue(seed) ?? [])
                    options.Seed(tree);
            },
            parsed.GetValue(data),
            parsed.GetValue(certificate),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Action<LocalOrgOptions> configure, string? data, string? certificate, CancellationToken cancellationToken)
    {
        LocalOrg org;
        try
        {
            org = await LocalOrg.StartAsync(configure, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or FormatException or UnauthorizedAccessException)
        {
            await TerminalText.WriteErrorAsync(e.Message).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
        await using var _ = org.ConfigureAwait(false);
        if (certificate is not null && org.Certificate is { } shown)
            SafeFile.Write(certificate, shown.ExportCertificatePem());
        Show(org, data);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            AnsiConsole.WriteLine("Stopped.");
        }
        return ExitCodes.Ok;
    }

    private static void Show(LocalOrg org, string? data)
    {
        AnsiConsole.Console.Line($"[bold]Local org[/]  [green]{org.Url.AbsoluteUri.TrimEnd('/')}[/]");
        AnsiConsole.Console.Line($"[bold]Token[/]      {org.Token}");
        AnsiConsole.Console.Line($"[bold]Objects[/]    {org.ObjectCount}");
        AnsiConsole.Console.Line($"[bold]Data[/]       {data ?? "in memory"}");
        // Behind a # the token stays in the browser.
        AnsiConsole.Console.Line($"[bold]Page[/]       {org.Url.AbsoluteUri}#{Uri.EscapeDataString(org.Token)}");
        AnsiConsole.Console.Line($"[bold]Event bus[/]  {org.PubSubAddress.AbsoluteUri.TrimEnd('/')} (tenant {org.OrganizationId})");
        if (org.PubSubTlsAddress is { } tls)
            AnsiConsole.Console.Line($"[bold]TLS[/]        {tls.AbsoluteUri.TrimEnd('/')}");
        AnsiConsole.WriteLine("Ctrl-C stops it.");
    }
}
