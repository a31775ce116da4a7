using System.Buffers;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>
/// What <see cref="SalesforceOptions.Instance"/> means for signing in. A login host (login, test, a site's own domain) serves every org:
/// calls go where the token's answer says. An org's own address means that org: an answer that names another is refused, since writing to
/// the wrong org is worse than not writing.
/// </summary>
internal static class InstanceRule
{
    // The brackets and the colon are those of an IPv6 address.
    private static readonly SearchValues<char> InHost = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._[]:%");

    /// <summary>Whether that is a host at which any org signs in, and that serves no data.</summary>
    public static bool IsSharedLoginHost(Uri instance) => instance.Host is "login.salesforce.com" or "test.salesforce.com";

    /// <summary>Whether that host is an org's own: a machine of Salesforce's domains, or one of this computer.</summary>
    public static bool IsOrg(Uri instance) => instance.IsLoopback || (IsSalesforce(instance) && !IsSharedLoginHost(instance));

    /// <summary>Whether a sandbox or scratch org lives there, whose users sign in at test.salesforce.com.</summary>
    public static bool IsSandbox(Uri instance) =>
        instance.Host == "test.salesforce.com"
        || (IsSalesforce(instance)
            && (instance.Host.Contains(".sandbox.my.", StringComparison.OrdinalIgnoreCase)
                || instance.Host.Contains(".scratch.my.", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether it is a host of salesforce.com itself, not of a site.</summary>
    public static bool IsSalesforce(Uri instance) =>
        instance.Host.EndsWith(".salesforce.com", StringComparison.OrdinalIgnoreCase)
            || instance.Host.EndsWith(".salesforce.mil", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two addresses are the same host.</summary>
    public static bool IsSame(Uri one, Uri other) =>
        one.Port == other.Port && one.Scheme == other.Scheme && string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a token may travel there: over https or to this computer, and to a host in ASCII. Of a name with other characters it is not
    /// certain which host it becomes.
    /// </summary>
    public static bool IsSafe(Uri instance) =>
        instance.IsAbsoluteUri && instance.UserInfo.Length == 0
            && (instance.Scheme == "https" || (instance.Scheme == "http" && instance.IsLoopback))
        && instance.Host.Length > 0 && !instance.Host.AsSpan().ContainsAnyExcept(InHost);

    /// <summary>Refuses an address that no secret may travel to.</summary>
    /// <exception cref="ArgumentException">It is not https.</exception>
    public static void Require(Uri instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        if (!IsSafe(instance))
            throw new ArgumentException("The instance must be an https address, as https://login.salesforce.com.", nameof(instance));
    }

    /// <summary>Refuses a token of another org than the options name.</summary>
    /// <exception cref="SignInException">It is another's.</exception>
    public static void Check(Uri asked, AccessToken token)
    {
        if (token.Instance is { } answered && IsOrg(asked) && !IsSame(asked, answered))
        {
            throw new SignInException(
                SignInFailure.WrongOrg,
                $"SalesforceOptions.Instance is {asked.GetLeftPart(UriPartial.Authority)}, but the token is for "
                    + $"{answered.GetLeftPart(UriPartial.Authority)}",
                "Nothing was sent there. If that is the org you mean, make it the Instance; if any org will do that the credentials "
                    + "belong to, make "
                + "Instance https://login.salesforce.com or https://test.salesforce.com.");
        }
        if (token.Instance is { } host && !token.HasInstanceOfUser && !IsOrg(asked) && !IsSame(asked, host) && !IsSalesforce(host))
        {
            throw new SignInException(
                SignInFailure.WrongOrg,
                $"{asked.Host} answered with a token for {host.GetLeftPart(UriPartial.Authority)}, which is not an address of Salesforce",
                "Nothing was sent there. Make the org's own address SalesforceOptions.Instance.");
        }
    }
}
