namespace Salesforce.Typed.Testing.Http.Requests;

/// <summary>Path and query as they were sent: an encoded slash within an external id is not a separator.</summary>
/// <param name="Path">The path with one slash at its beginning and none at its end.</param>
/// <param name="Query">The query with its question mark; empty where there is none.</param>
internal readonly record struct RequestTarget(string Path, string Query)
{
    public static RequestTarget Parse(string raw)
    {
        // A proxy's form has the host in it.
        if (raw.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(raw, UriKind.Absolute, out var absolute))
            raw = absolute.PathAndQuery;
        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        // Clients that join an address ending in a slash with a path beginning with one are understood.
        return new RequestTarget("/" + (mark < 0 ? raw : raw[..mark]).Trim('/'), mark < 0 ? "" : raw[mark..]);
    }

    /// <summary>What the path goes on with after a beginning; null where it begins otherwise.</summary>
    public string? After(string start) =>
        !Path.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? null
        : Path.Length == start.Length ? ""
        : Path[start.Length] == '/' ? Path[(start.Length + 1)..].TrimStart('/') : null;
}
