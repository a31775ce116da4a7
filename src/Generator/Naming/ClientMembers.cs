namespace Salesforce.Typed.Generator.Naming;

/// <summary>The members of <c>SalesforceClient</c>: a set of that name would be hidden by them.</summary>
internal static class ClientMembers
{
    private static readonly HashSet<string> Taken =
        ["Batch", "Composite", "CreateManyAsync", "CreateTreeAsync", "DescribeAsync", "DescribeGlobalAsync", "Dispose",
        "DescribeObjectsAsync", "DisposeAsync", "Equals", "Finalize", "GetHashCode", "GetLimitsAsync", "GetResourcesAsync", "GetType",
        "GetVersionsAsync", "Graph", "MemberwiseClone", "Object", "Options", "ParameterizedSearchAsync", "Query", "QueryAsync",
        "ReferenceEquals", "Search", "SearchAsync", "SendAsync", "Set", "ToString", "UpdateManyAsync", "Usage",
        "WithRetryWrites"];

    /// <summary>The name of an object's set: its API name, with a prefix where the client has a member of that name.</summary>
    public static string SetName(string apiName) => Identifier.Escape(PlainSetName(apiName));

    /// <summary>
    /// The sets whose name is not <see cref="SetName"/>, because another set or a member of the class that declares them has it; by API
    /// name. In the order of the names, those with the prefix first.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> RenamedSets(IEnumerable<string> apiNames)
    {
        var names = new NameScope(
            ["All", "SalesforceClient", "SalesforceObjects", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"]);
        foreach (var apiName in apiNames.OrderBy(n => Taken.Contains(n) ? 0 : 1).ThenBy(n => n, StringComparer.Ordinal))
        {
            var plain = PlainSetName(apiName);
            var name = names.Take(plain);
            if (name != plain)
                yield return new(apiName, name);
        }
    }

    private static string PlainSetName(string apiName) => Taken.Contains(apiName) ? "Sf" + apiName : apiName;
}
