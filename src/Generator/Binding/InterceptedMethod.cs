using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>A method of the runtime whose calls are intercepted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">What an interceptor of it looks like, from its type parameters on; it hands the list <c>{0}</c> to the runtime.</param>
/// <param name="IsOverGroups">Whether its lambda takes a group, and not a record.</param>
internal sealed record InterceptedMethod(string Name, string Signature, bool IsOverGroups)
{
    private const string Attribute = "InterceptedAttribute";
    private const string Constraints = "where T : SObject where F : struct";

    // By the type that declares the method: an interceptor's receiver must be that type (contract of the compiler).
    private static readonly Dictionary<string, InterceptedMethod> Methods = new(StringComparer.Ordinal)
    {
        ["LimitedQuery.Select"] = new(
            "Select", "<T, F, R>(this LimitedQuery<T, F> query, global::System.Func<T, R> row) " + Constraints + " => query.Project({0}, row);", false),
        ["GroupedQuery.Select"] = new(
            "Select", "<T, F, K, R>(this GroupedQuery<T, F, K> query, global::System.Func<Group<F, K>, R> row) " + Constraints + " => query.Project({0}, row);", true),
        ["SoqlQuery.Aggregate"] = new(
            "Aggregate", "<T, F, R>(this SoqlQuery<T, F> query, global::System.Func<Group<F>, R> row) " + Constraints + " => query.Project({0}, row);", true),
    };

    /// <summary>The names of such methods: a look at the syntax alone rules out nearly every call of a project.</summary>
    public static bool IsName(string name) => name is "Select" or "Aggregate";

    /// <summary>The method, if it is one of them.</summary>
    public static InterceptedMethod? Of(IMethodSymbol method)
    {
        foreach (var attribute in method.OriginalDefinition.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: Attribute } type && RuntimeNamespace.Declares(type))
                return Methods.TryGetValue(method.ContainingType.Name + "." + method.Name, out var known) ? known : null;
        }
        return null;
    }
}
