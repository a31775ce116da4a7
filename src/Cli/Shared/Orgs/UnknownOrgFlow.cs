using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Schema.Diff;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>
/// The session of an org that the tool is not signed in to, from the Salesforce CLI. Where the CLI has none either, the error says so and
/// names
/// <c>sftyped login</c>.
/// </summary>
/// <param name="name">What the command line calls the org; null without <c>--org</c>.</param>
/// <param name="stored">The aliases of the orgs that the tool is signed in to.</param>
internal sealed class UnknownOrgFlow(string? name, IReadOnlyList<string> stored) : AuthFlow
{
    private readonly SalesforceCliFlow _cli = new(name);

    internal override async ValueTask<AccessToken> GetTokenAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await _cli.GetTokenAsync(channel, cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e)
        {
            throw new SignInException(e.Failure, $"{Problem()} The Salesforce CLI (sf) has no session for it either: {e.Message}", e);
        }
    }

    internal override string? Objection(Uri instance) => _cli.Objection(instance);

    private string Problem()
    {
        var known = stored.Count == 0 ? "The tool is not signed in to any org." : $"It is signed in to {string.Join(", ", stored)}.";
        if (name is null)
            return stored.Count == 0
                ? "The tool is not signed in to an org: sign in with sftyped login ALIAS."
                : $"Several orgs are signed in to ({string.Join(", ", stored)}): name one with --org.";
        return NameDistance.Nearest(name, stored) is { } nearest
            ? $"The tool is not signed in to an org '{name}'. Did you mean '{nearest}'?"
            : $"The tool is not signed in to an org '{name}': sign in with sftyped login {name}. {known}";
    }
}
