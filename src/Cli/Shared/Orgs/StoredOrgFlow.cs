using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>
/// The session of an org in the store: kept from run to run, renewed when the org says that it expired, and stored before it is used. One
/// process renews at a time, and the others take what it stored.
/// </summary>
internal sealed class StoredOrgFlow(OrgStore store, StoredOrg org) : AuthFlow
{
    private const int LargestKey = 1 << 20;

    private AuthFlow? _flow;
    private string? _handedOut;

    /// <summary>What renews the session.</summary>
    public AuthFlow Flow => _flow ??= org.Flow switch
    {
        OrgFlow.Web => new WebServerFlow(org.ClientId!, org.ClientSecret)
        {
            LoadRefreshToken = _ => new(Current.RefreshToken),
            StoreRefreshToken = token =>
            {
                Change(o => o with { RefreshToken = token });
                return default;
            },
        },
        OrgFlow.Jwt => Jwt(),
        OrgFlow.ClientCredentials => new ClientCredentialsFlow(org.ClientId!, org.ClientSecret!),
        _ => new SalesforceCliFlow(org.SfOrg),
    };

    // A pipe or a device has no length, and reading it may not end.
    private JwtBearerFlow Jwt()
    {
        var file = org.KeyFile!;
        if (!File.Exists(file))
            throw new InvalidDataException(
                $"The file '{file}' with the private key does not exist. Restore it, or sign in again with sftyped login.");
        if (new FileInfo(file).Length is 0 or > LargestKey)
            throw new InvalidDataException($"'{file}' is empty, too large, or not a regular file, and a private key (PEM) is expected.");
        try
        {
            return JwtBearerFlow.FromPem(org.ClientId!, org.Username!, File.ReadAllText(file), audience: org.Audience);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"'{file}': {e.Message.Split(" (Parameter '")[0]}", e);
        }
    }

    // Another process may have stored a newer one.
    private StoredOrg Current => store.Find(org.Alias) ?? throw SignedOut();

    internal override async ValueTask<AccessToken> GetTokenAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        using var _ = await store.LockAsync(cancellationToken).ConfigureAwait(false);
        if (Current is { AccessToken: { } kept } current && kept != _handedOut)
        {
            _handedOut = kept;
            return new AccessToken(kept, current.Org);
        }
        // The org refused the one that was kept.
        var token = await Flow.GetTokenAsync(channel, cancellationToken).ConfigureAwait(false);
        _handedOut = token.Value;
        // What sf keeps is sf's.
        Change(o => o with { AccessToken = org.Flow == OrgFlow.Sf ? null : token.Value, Org = token.Instance ?? o.Org });
        return token;
    }

    private void Change(Func<StoredOrg, StoredOrg> change) => _ = store.Change(org.Alias, change) ?? throw SignedOut();

    private SignInException SignedOut() =>
        new(SignInFailure.NotSignedIn, $"'{org.Alias}' is signed out", "Sign in again with sftyped login.");

    internal override string? Objection(Uri instance) => Flow.Objection(instance);
}
