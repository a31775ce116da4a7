using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// The code of methods that a Select calls, found through their declarations. A body is bound once for a compilation, however many calls
/// lead to it, and by generator and analyzers alike.
/// </summary>
internal sealed class MethodBodies
{
    private static readonly ConditionalWeakTable<Compilation, MethodBodies> Known = new();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    /// <summary>The bodies of a compilation.</summary>
    public static MethodBodies Of(Compilation compilation) => Known.GetValue(compilation, static _ => new MethodBodies());

    /// <summary>The code of a method, constructor, operator or accessor; null where it is not source.</summary>
    public MethodBody? Find(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (ModelOf(method, reference.SyntaxTree) is not { } model)
                continue;
            var node = reference.GetSyntax();
            // A method of another compilation has other symbols there than the one that refers to it.
            if (node is TypeDeclarationSyntax type)
                return PrimaryConstructor(method, type, model);
            if (model.GetOperation(node) is not { } operation
                || operation is IMethodBodyBaseOperation { BlockBody: null, ExpressionBody: null })
                continue;
            return new MethodBody(node is ArrowExpressionClauseSyntax ? method : Declared(model, node) ?? method, [operation])
            {
                Receiver = method.IsStatic ? null : ReceiverOf(model, node),
            };
        }
        return null;
    }

    /// <summary>What a readonly field or a property without a setter is initialized with; null where that is not known.</summary>
    public IOperation? FindInitializer(ISymbol member)
    {
        if (member is not (IFieldSymbol { IsReadOnly: true, AssociatedSymbol: null } or IPropertySymbol { SetMethod: null })
            || IsAssignedInConstructor(member))
            return null;
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var value = reference.GetSyntax() switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                // A getter with code may return anything.
                PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property
                    when accessors.All(a => a is { Body: null, ExpressionBody: null }) => property.Initializer,
                _ => null,
            };
            if (value is not null && ModelOf(member, reference.SyntaxTree)?.GetOperation(value) is ISymbolInitializerOperation initializer)
                return initializer.Value;
        }
        return null;
    }

    private SemanticModel? ModelOf(ISymbol symbol, SyntaxTree tree)
    {
        if (_models.TryGetValue(tree, out var known))
            return known;
        // The symbol may be of a project that an editor refers to as source.
        return (symbol.ContainingAssembly as ISourceAssemblySymbol)?.Compilation is { } compilation && compilation.ContainsSyntaxTree(tree)
            ? _models.GetOrAdd(tree, compilation.GetSemanticModel(tree))
            : null;
    }

    // As the compilation of the code knows it, see Declared.
    private static IParameterSymbol? ReceiverOf(SemanticModel model, SyntaxNode node) =>
        node.FirstAncestorOrSelf<ExtensionBlockDeclarationSyntax>() is { } block
            ? (model.GetDeclaredSymbol(block) as INamedTypeSymbol)?.ExtensionParameter : null;

    private static IMethodSymbol? Declared(SemanticModel model, SyntaxNode node) => model.GetDeclaredSymbol(node) as IMethodSymbol;

    // What a primary constructor runs: the arguments of the base, and the initializers of the type's members.
    private static MethodBody PrimaryConstructor(IMethodSymbol method, TypeDeclarationSyntax type, SemanticModel model)
    {
        var code = new List<IOperation>();
        if (type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } parent
            && model.GetOperation(parent) is { } call)
            code.Add(call);
        foreach (var member in type.Members)
        {
            var initializers = member switch
            {
                PropertyDeclarationSyntax { Initializer: { } value } => [value],
                BaseFieldDeclarationSyntax field =>
                    field.Declaration.Variables.Select(v => v.Initializer).OfType<EqualsValueClauseSyntax>(),
                _ => (IEnumerable<EqualsValueClauseSyntax>)[],
            };
            code.AddRange(initializers.Select(i => model.GetOperation(i)).OfType<ISymbolInitializerOperation>().Select(i => i.Value));
        }
        var kept = method.Parameters.Where(p => method.ContainingType.IsRecord || IsUsedLater(p, type)).ToList();
        return new MethodBody(method, code) { Kept = kept };
    }

    // Whether a member uses a parameter of the primary constructor after construction: then the object keeps it.
    private static bool IsUsedLater(IParameterSymbol parameter, TypeDeclarationSyntax type) => type.Members
        .SelectMany(m => m.DescendantNodes(n => n is not EqualsValueClauseSyntax
        {
            Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax },
        }))
        .OfType<IdentifierNameSyntax>()
        .Any(n => n.Identifier.ValueText == parameter.Name && !(n.Parent is MemberAccessExpressionSyntax access && access.Name == n));

    // A constructor or an init accessor may assign it.
    private static bool IsAssignedInConstructor(ISymbol member) => member.ContainingType is { } type && type.GetMembers()
        .OfType<IMethodSymbol>()
        .Where(m => m.IsStatic == member.IsStatic && !m.IsImplicitlyDeclared
            && (m.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor || m.IsInitOnly))
        .SelectMany(m => m.DeclaringSyntaxReferences)
        .SelectMany(r => r.GetSyntax().DescendantNodes())
        .OfType<ExpressionSyntax>()
        .Any(e => e is IdentifierNameSyntax name ? name.Identifier.ValueText == member.Name && IsWritten(name)
            : e is ThisExpressionSyntax && type.IsValueType && IsWritten(e));

    // Whether an expression is assigned: by itself, in a tuple, or through a reference to it.
    private static bool IsWritten(ExpressionSyntax expression)
    {
        for (SyntaxNode at = expression; ;)
        {
            switch (at.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Name == at:
                case ParenthesizedExpressionSyntax:
                case PostfixUnaryExpressionSyntax:
                case TupleExpressionSyntax:
                case ArgumentSyntax { Parent: TupleExpressionSyntax }:
                    at = at.Parent;
                    break;
                case ArgumentSyntax argument:
                    return argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword);
                case AssignmentExpressionSyntax assignment:
                    return assignment.Left == at;
                case ForEachVariableStatementSyntax loop:
                    return loop.Variable == at;
                default:
                    return at.Parent is RefExpressionSyntax || at.Parent.IsKind(SyntaxKind.AddressOfExpression);
            }
        }
    }
}
