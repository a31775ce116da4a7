using System.Text.Json;
using Salesforce.Typed.Core.Secrets;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Auth;

/// <summary>
/// The session of the Salesforce CLI, for a developer's machine: asks <c>sf org auth show-access-token</c> for the token and
/// <c>sf org display</c> for the org's address. With <c>https://login.salesforce.com</c> or <c>https://test.salesforce.com</c> as
/// <see cref="SalesforceOptions.Instance"/>, calls go to the org that the CLI names; any other Instance must be that org's address.
/// Salesforce DX Developer Guide, "View Org Authentication Secrets".
/// </summary>
public sealed class SalesforceCliFlow : AuthFlow
{
    private const string ShowToken = "org auth show-access-token";
    private const string Display = "org display";

    private readonly string? _targetOrg;
    private readonly Func<IReadOnlyList<string>, CancellationToken, Task<CliResult>> _run;

    /// <summary>The session of an org that the CLI has signed in to.</summary>
    /// <param name="targetOrg">Its username or alias; null for the CLI's default org.</param>
    /// <exception cref="ArgumentException">That is not a username or alias.</exception>
    public SalesforceCliFlow(string? targetOrg = null)
        : this(targetOrg, null)
    {
    }

    internal SalesforceCliFlow(string? targetOrg, Func<IReadOnlyList<string>, CancellationToken, Task<CliResult>>? run)
    {
        // On Windows the CLI is a batch file, whose command line a quote or an ampersand would rewrite.
        if (targetOrg is not null && (targetOrg.Length == 0 || targetOrg[0] == '-'
            || !targetOrg.All(c => char.IsAsciiLetterOrDigit(c) || "@._+-".Contains(c, StringComparison.Ordinal))))
            throw new ArgumentException("A username or alias has letters, digits and @._+- only.", nameof(targetOrg));
        _targetOrg = targetOrg;
        _run = run
            ?? ((arguments, cancellationToken) => CliProcess.RunAsync(CliProcess.Executable, arguments, TimeProvider, cancellationToken));
    }

    /// <summary>The clock that limits how long the CLI may take.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal override async ValueTask<AccessToken> GetTokenAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        // Shows what it has refreshed; the other command would not.
        var shown = await AskAsync(ShowToken, cancellationToken).ConfigureAwait(false);
        var org = await AskAsync(Display, cancellationToken).ConfigureAwait(false);
        if (org.Failure is { } failure)
            throw Failed(Display, failure);
        // A CLI from before 2026 has no command of its own for the token, and displays it with the rest.
        var token = shown.Failure is null
            ? shown.AccessToken
            : IsUnknownCommand(shown.Failure) ? org.AccessToken : throw Failed(ShowToken, shown.Failure);
        if (string.IsNullOrWhiteSpace(token) || token.StartsWith("[REDACTED]", StringComparison.Ordinal))
        {
            throw new SignInException(
                SignInFailure.CliRedacted, "The Salesforce CLI did not show the access token",
                "Update it (sf update) to a version that has \"sf org auth show-access-token\", and sign in again (sf org login web).");
        }
        return Uri.TryCreate(org.InstanceUrl, UriKind.Absolute, out var instance) && InstanceRule.IsSafe(instance)
            ? new AccessToken(token.Trim(), new Uri(instance.GetLeftPart(UriPartial.Authority))) { HasInstanceOfUser = true }
            : throw new SignInException(SignInFailure.CliFailed, "\"sf org display --json\" named no "
                + "instanceUrl", "Sign in again (sf org login web), or update the CLI (sf update).");
    }

    private static bool IsUnknownCommand(string failure) =>
        failure.Contains("not found", StringComparison.OrdinalIgnoreCase)
            && failure.Contains("command", StringComparison.OrdinalIgnoreCase);

    private SignInException Failed(string command, string failure) => new(
        SignInFailure.CliFailed,
        $"\"sf {command}\" failed for {_targetOrg ?? "the default org"}: {failure}",
        "Run \"sf org list\" to see which orgs the CLI knows, and sign in to one (sf org login web, and sf config set target-org for the "
            + "default).");

    private async Task<CliAnswer> AskAsync(string command, CancellationToken cancellationToken)
    {
        string[] arguments = [
            .. command.Split(' '), "--json", .. _targetOrg is null ? Array.Empty<string>() : ["--target-org", _targetOrg]
        ];
        var result = await _run(arguments, cancellationToken).ConfigureAwait(false);
        return Parse(result.Output)
            ?? new(null, null, $"it printed no JSON and ended with {result.ExitCode}. {Redaction.Clean(result.Errors, [])}");
    }

    // Warnings, and notices of updates, may stand around the JSON.
    private static CliAnswer? Parse(string output)
    {
        var (from, to) = (output.IndexOf('{', StringComparison.Ordinal), output.LastIndexOf('}'));
        if (from < 0 || to < from)
            return null;
        try
        {
            using var document = JsonDocument.Parse(output.AsMemory(from, to - from + 1));
            var root = document.RootElement;
            return root.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object
                ? new(TokenResponse.Text(result, "accessToken"), TokenResponse.Text(result, "instanceUrl"), null)
                : new(null, null, Redaction.Clean($"{TokenResponse.Text(root, "name")}: {TokenResponse.Text(root, "message")}", []));
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            return null;
        }
    }

    private readonly record struct CliAnswer(string? AccessToken, string? InstanceUrl, string? Failure);
}
