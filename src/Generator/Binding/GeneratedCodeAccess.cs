using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>What of the user's code the generated code can use: it is in another file and in no type of the user's.</summary>
internal static class GeneratedCodeAccess
{
    /// <summary>Whether generated code can name a type.</summary>
    public static bool CanName(ITypeSymbol? type) => type switch
    {
        null or ITypeParameterSymbol => false,
        IArrayTypeSymbol array => CanName(array.ElementType),
        IDynamicTypeSymbol => true,
        INamedTypeSymbol named => !named.IsFileLocal && CanUse(named) && named.TypeArguments.All(CanName)
            && (named.ContainingType is not { } outer || CanName(outer)),
        _ => false,
    };

    /// <summary>Whether the accessibility of a type or member admits generated code.</summary>
    public static bool CanUse(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
