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
        var end = path.IndexOf('?', StringComparison.Ordinal);
        var place = end < 0 ? path : path[..end];
        if (place.StartsWith("//", StringComparison.Ordinal) || place.Contains("://", StringComparison.Ordinal) || place.Contains('\\', StringComparison.Ordinal))
            throw new ArgumentException("A path leads to a resource of the org, as /services/apexrest/orders or tooling/query?q=...: it names no host, and has no backslash.", nameof(path));
        return path[0] == '/' ? path : $"{dataPath}/{path}";
    }
}
