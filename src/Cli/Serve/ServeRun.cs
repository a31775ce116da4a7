using System.Net;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Testing;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Serve;

/// <summary>Starts the org of <c>sftyped serve</c>, prints where it is, and stops it on Ctrl-C.</summary>
internal static class ServeRun
{
    public static async Task<int> RunAsync(ServeSettings settings, CancellationToken cancellationToken)
    {
        LocalOrg org;
        try
        {
            org = settings.Seeds.Count == 0
                ? await LocalOrg.StartAsync(settings.Apply, cancellationToken).ConfigureAwait(false)
                : await TerminalProgress.RunAsync(
                    $"Loading {string.Join(", ", settings.Seeds)}",
                    progress => LocalOrg.StartAsync(o => Apply(o, settings, progress), cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or FormatException
            or ArgumentException)
        {
            await TerminalText.WriteErrorAsync(Reason(e)).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
        await using var _ = org.ConfigureAwait(false);
        try
        {
            if (settings.Certificate is { } file)
                SafeFile.Write(file, org.Certificate!.ExportCertificatePem());
            Show(org, settings, await AddUsersAsync(org, settings.Users, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException
            or ArgumentException)
        {
            await TerminalText.WriteErrorAsync(Reason(e)).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
        if (!IPAddress.IsLoopback(IPAddress.Parse(settings.Address)))
        {
            await Console.Error.WriteLineAsync(
                $"warning: other machines can reach {settings.Address}. Whoever has the token reads and writes everything, and without "
                    + $"TLS the token travels in clear text.").ConfigureAwait(false);
        }
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            AnsiConsole.WriteLine("Stopped.");
        }
        return ExitCodes.Ok;
    }

    private static void Apply(LocalOrgOptions options, ServeSettings settings, Action<WorkState> progress)
    {
        settings.Apply(options);
        options.ReportSeeds(seeds => progress(new WorkState($"Loading {Path.GetFileName(seeds.File)}", seeds.Records, Unit: "records")));
    }

    // The name of a parameter says nothing to a person at a command line.
    private static string Reason(Exception e) => e.Message.Split(" (Parameter '")[0];

    private static async Task<List<UserSession>> AddUsersAsync(
        LocalOrg org, IReadOnlyList<string> users, CancellationToken cancellationToken)
    {
        var added = new List<UserSession>();
        foreach (var text in users)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var user = new LocalUser(equals < 0 ? text : text[..equals]);
            if (equals >= 0)
                user.PermissionSet(text[(equals + 1)..]);
            added.Add(await org.AddUserAsync(user, cancellationToken).ConfigureAwait(false));
        }
        return added;
    }

    private static void Show(LocalOrg org, ServeSettings settings, List<UserSession> users)
    {
        AnsiConsole.Console.Line($"[bold]Local org[/]  [green]{org.Url.AbsoluteUri.TrimEnd('/')}[/]");
        // Whoever gave the token knows it; what is printed ends up in logs.
        AnsiConsole.Console.Line($"[bold]Token[/]      {(settings.Token is null ? org.Token : "as given")}");
        AnsiConsole.Console.Line($"[bold]Objects[/]    {org.ObjectCount}");
        AnsiConsole.Console.Line($"[bold]Data[/]       {settings.Data ?? "in memory"}");
        // After a # the token stays in the browser.
        AnsiConsole.Console.Line(
            $"[bold]Page[/]       {org.Url.AbsoluteUri}{(settings.Token is null ? "#" + Uri.EscapeDataString(org.Token) : "")}");
        AnsiConsole.Console.Line($"[bold]Event bus[/]  {org.PubSubAddress.AbsoluteUri.TrimEnd('/')} (tenant {org.OrganizationId})");
        if (org.PubSubTlsAddress is { } tls)
            AnsiConsole.Console.Line($"[bold]TLS[/]        {tls.AbsoluteUri.TrimEnd('/')}");
        foreach (var user in users)
            AnsiConsole.Console.Line($"[bold]User[/]       {user.Username}  {user.Token}");
        AnsiConsole.WriteLine("Ctrl-C stops it.");
    }
}
