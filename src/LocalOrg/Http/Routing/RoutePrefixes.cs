using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>The beginnings of paths that make the group of a route.</summary>
internal static class RoutePrefixes
{
    private static readonly (string Prefix, RouteGroup Group)[] All =
    [
        ("/services/data", RouteGroup.Data),
        ("/services/oauth2", RouteGroup.SignIn),
        ("/id", RouteGroup.Identity),
        ("/cometd", RouteGroup.Cometd),
        ("/_local", RouteGroup.Control),
    ];

    /// <summary>The group of a path, and the path within the group.</summary>
    public static (RouteGroup Group, string Path) Find(RequestTarget target)
    {
        foreach (var (prefix, group) in All)
        {
            // The list of versions is not below a version: it needs no token.
            if (target.After(prefix) is { } path && !(group == RouteGroup.Data && path.Length == 0))
                return (group, path);
        }
        return (RouteGroup.Open, target.Path);
    }
}
