using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// Members of extension blocks: <c>extension(Account a) { public string Card() => a.Name; }</c>. The compiler also declares a static method
/// for each, by which code may call it: <c>Cards.Card(a)</c>.
/// </summary>
internal static class ExtensionMembers
{
    /// <summary>The member of an extension block that a static method stands for; null where it stands for none.</summary>
    public static IMethodSymbol? Of(IMethodSymbol method)
    {
        if (!method.IsStatic || !method.IsImplicitlyDeclared || method.ContainingType is not { IsExtension: false, IsStatic: true } type)
            return null;
        var definition = method.OriginalDefinition;
        foreach (var block in type.GetTypeMembers().Where(t => t.IsExtension))
        {
            var member = block.GetMembers().OfType<IMethodSymbol>()
                .FirstOrDefault(m => RecordShapes.Same(m.AssociatedExtensionImplementation, definition));
            if (member is not null)
                return Construct(member, block, method.TypeArguments);
        }
        return null;
    }

    // The static method has the type parameters of the block before its own.
    private static IMethodSymbol Construct(IMethodSymbol member, INamedTypeSymbol block, IReadOnlyList<ITypeSymbol> arguments)
    {
        var ofBlock = block.TypeParameters.Length;
        var within = ofBlock == 0 ? member
            : block.Construct([.. arguments.Take(ofBlock)]).GetMembers(member.Name).OfType<IMethodSymbol>()
                .First(m => RecordShapes.Same(m.OriginalDefinition, member));
        return within.TypeParameters.Length == 0 ? within : within.Construct([.. arguments.Skip(ofBlock)]);
    }
}
