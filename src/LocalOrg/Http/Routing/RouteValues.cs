namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>The values that a path has where its route's pattern has braces.</summary>
internal readonly struct RouteValues(RoutePattern pattern, string[] path)
{
    /// <summary>The value of that name.</summary>
    public string this[string name] =>
        Find(name) ?? throw new ArgumentException($"The route '{pattern.Text}' has no value '{name}'.", nameof(name));

    /// <summary>The value of that name; null if the pattern has none.</summary>
    public string? Find(string name) => pattern.IndexOf(name) is var index and >= 0 ? path[index] : null;
}
