using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>A method of the runtime whose calls are intercepted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Returns">What it returns.</param>
/// <param name="Signature">
/// What an interceptor of it looks like, from its type parameters on; it hands the list <c>{0}</c> to the runtime.
/// </param>
/// <param name="Reads">What its lambda takes and gives.</param>
internal sealed record InterceptedMethod(string Name, string Returns, string Signature, LambdaKind Reads)
{
    private const string Attribute = "InterceptedAttribute";
    private const string Constraints = "where T : SObject where F : struct";

    // By the type that declares the method: an interceptor's receiver must be that type (contract of the compiler).
    private static readonly Dictionary<string, InterceptedMethod> Methods = new(StringComparer.Ordinal)
    {
        ["LimitedQuery.Select"] = new(
            "Select", "Projection<R>", "<T, F, R>(this LimitedQuery<T, F> query, global::System.Func<T, R> row) " + Constraints
                + " => query.Project({0}, row);", LambdaKind.Record),
        ["GroupedQuery.Select"] = new(
            "Select", "Projection<R>", "<T, F, K, R>(this GroupedQuery<T, F, K> query, global::System.Func<Group<F, K>, R> row) "
                + Constraints + " => query.Project({0}, row);", LambdaKind.Group),
        ["SoqlQuery.Aggregate"] = new(
            "Aggregate", "Projection<R>",
                "<T, F, R>(this SoqlQuery<T, F> query, global::System.Func<Group<F>, R> row) " + Constraints
                    + " => query.Project({0}, row);", LambdaKind.Group),
        ["SoqlQuery.GroupBy"] = new(
            "GroupBy", "GroupedQuery<T, F, K>",
                "<T, F, K>(this SoqlQuery<T, F> query, global::System.Func<T, K> key) " + Constraints + " => query.GroupByKey<K>({0});",
                    LambdaKind.Key),
        ["RowShape.Of"] = new(
            "Of", "RowShape<T, R>", "<T, R>(global::System.Func<T, R> row) where T : SObject => new({0}, row);", LambdaKind.Record),
    };

    /// <summary>The names of such methods: a look at the syntax alone rules out nearly every call of a project.</summary>
    public static bool IsName(string name) => name is "Select" or "Aggregate" or "GroupBy" or "Of";

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
