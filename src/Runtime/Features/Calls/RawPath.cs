using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Calls;

/// <summary>The address of a raw call: it must stay inside the org, because the token goes along.</summary>
internal static class RawPath
{
    /// <summary>The address below the org's.</summary>
    /// <param name="dataPath">The path of the API's resources, for one without a slash in front.</param>
    /// <param name="path">What the caller wrote.</param>
    /// <exception cref="ArgumentException">It leads out of the org.</exception>
    public static string Of(string dataPath, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var address = path[0] == '/' ? path : $"{dataPath}/{path}";
        var objection = path.AsSpan(0, path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? mark : path.Length).Contains(
            "://", StringComparison.Ordinal)
            ? "names a host"
            : OrgAddress.ObjectionToWritten(address);
        return objection is null
            ? address
            : throw new ArgumentException($"The path {objection}. A path leads to a resource of the org, as /services/apexrest/orders or "
                + $"tooling/query?q=...", nameof(path));
    }
}
