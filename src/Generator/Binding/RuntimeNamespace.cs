using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// Recognizes types of the runtime by their namespace: <c>Salesforce.Typed</c> and the public namespaces directly below it.
/// </summary>
internal static class RuntimeNamespace
{
    private static readonly HashSet<string> Children =
        ["Auth", "CompilerServices", "Composite", "Describe", "Errors", "Fields", "Files", "Json", "Search"];

    /// <summary>The name of the namespace below which the others are.</summary>
    public const string Root = "Salesforce.Typed";

    /// <summary>
    /// Whether <paramref name="name"/> is the last part of the name of a public namespace directly below <see cref="Root"/>.
    /// </summary>
    public static bool IsChild(string name) => Children.Contains(name);

    /// <summary>Whether the symbol is declared in one of them.</summary>
    public static bool Declares(ISymbol? symbol) => symbol?.ContainingNamespace is { } space
        && (IsRoot(space) || (Children.Contains(space.Name) && IsRoot(space.ContainingNamespace)));

    private static bool IsRoot(INamespaceSymbol? space) =>
        space is { Name: "Typed", ContainingNamespace: { Name: "Salesforce", ContainingNamespace.IsGlobalNamespace: true } };
}
