using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>A method of the runtime whose calls are intercepted.</summary>
internal sealed record InterceptedMethod(string Name)
{
    private const string Attribute = "InterceptedAttribute";

    /// <summary>The names of such methods: a look at the syntax alone rules out nearly every call of a project.</summary>
    public static bool IsName(string name) => name == "Select";

    /// <summary>The method, if it is one of them.</summary>
    public static InterceptedMethod? Of(IMethodSymbol method)
    {
        foreach (var attribute in method.OriginalDefinition.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: Attribute, ContainingNamespace: { Name: "Typed", ContainingNamespace.Name: "Salesforce" } })
                return new InterceptedMethod(method.Name);
        }
        return null;
    }
}
