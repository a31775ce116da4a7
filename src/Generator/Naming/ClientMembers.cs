namespace Salesforce.Typed.Generator.Naming;

/// <summary>The members of <c>SalesforceClient</c>: a set of that name would be hidden by them.</summary>
internal static class ClientMembers
{
    private static readonly HashSet<string> Taken =
        ["Batch", "Composite", "CreateAsync", "CreateTreeAsync", "DescribeAsync", "DescribeGlobalAsync", "Dispose", "DisposeAsync", "Equals",
        "GetHashCode", "GetType", "Graph", "LimitsAsync", "Options", "ParameterizedSearchAsync", "Query", "QueryAsync", "RepeatingWrites",
        "ResourcesAsync", "Search", "SearchAsync", "SendAsync", "Set", "ToString", "UpdateAsync", "Usage", "VersionsAsync"];

    /// <summary>The name of an object's set: its API name, with a prefix where the client has a member of that name.</summary>
    public static string SetName(string apiName) => Identifier.Escape(Taken.Contains(apiName) ? "Sf" + apiName : apiName);
}
