namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>
/// The pattern of a path: <c>sobjects/{object}/{id}</c>. A segment is a name, in upper or lower case, or a value in braces; <c>{*path}</c>
/// at the end is all that follows, and may be empty.
/// </summary>
internal sealed class RoutePattern(string text)
{
    private readonly string[] _segments = text.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The pattern as it is written.</summary>
    public string Text => text;

    public bool Matches(string[] path)
    {
        for (var i = 0; i < _segments.Length; i++)
        {
            if (IsRest(_segments[i]))
                return true;
            if (i >= path.Length || !(IsValue(_segments[i]) || string.Equals(_segments[i], path[i], StringComparison.OrdinalIgnoreCase)))
                return false;
        }
        return path.Length == _segments.Length;
    }

    /// <summary>The place of the value of that name in a path that matches; negative if the pattern has no such value.</summary>
    public int IndexOf(string value) => Array.IndexOf(_segments, "{" + value + "}");

    private static bool IsValue(string segment) => segment[0] == '{';

    private static bool IsRest(string segment) => segment.StartsWith("{*", StringComparison.Ordinal);
}
