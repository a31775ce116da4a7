namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>A route: which requests it answers, and with what.</summary>
/// <param name="Group">The group, which has the beginning of the path and the checks before the handler.</param>
/// <param name="Methods">The methods, separated by commas; <c>*</c> for any.</param>
/// <param name="Path">The path within the group: see <see cref="RoutePattern"/>.</param>
internal abstract record Route(RouteGroup Group, string Methods, string Path)
{
    private readonly string[] _methods = Methods.Split(", ");

    public RoutePattern Pattern { get; } = new(Path);

    /// <summary>The methods that it answers.</summary>
    public IReadOnlyList<string> AllowedMethods => _methods;

    public bool Allows(string method) => _methods is ["*"] || _methods.Contains(method, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A route with the handler that its group has.</summary>
/// <typeparam name="THandler">The type of the handler.</typeparam>
/// <param name="Group">The group.</param>
/// <param name="Methods">The methods.</param>
/// <param name="Path">The path within the group.</param>
/// <param name="Handler">Answers the request.</param>
internal sealed record Route<THandler>(RouteGroup Group, string Methods, string Path, THandler Handler) : Route(Group, Methods, Path)
    where THandler : Delegate;
