using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Generator.Binding;

namespace Salesforce.Typed.Analyzers.Unknown;

/// <summary>A name that the compiler does not find in a type, or a call that no method of that name takes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type that it is looked for in.</param>
/// <param name="IsCalled">Whether it is called as a method.</param>
/// <param name="IsFound">Whether there is a method of that name, for other arguments.</param>
internal sealed record UnknownMember(SimpleNameSyntax Name, ITypeSymbol Type, bool IsCalled, bool IsFound)
{
    /// <summary>Returns the member that an invalid operation is about; null where it is about something else.</summary>
    public static UnknownMember? Of(OperationAnalysisContext context)
    {
        var syntax = context.Operation.Syntax;
        if (context.Operation.SemanticModel is not { } model)
            return null;
        var name = NameOf(syntax);
        // A call is reported as a whole, and its name also by itself.
        if (name is null || (IsCallee(syntax) && IsInvalid(context.Operation.Parent)))
            return null;
        var found = model.GetSymbolInfo(name, context.CancellationToken);
        if (found.Symbol is not null
            || ReceiverOf(name, model, context.CancellationToken) is not { TypeKind: not TypeKind.Error } type)
            return null;
        // Behind another error, such as the question mark of `a.Owner?.Name`, names are not bound.
        if (!type.GetMembers(name.Identifier.ValueText).IsEmpty && found.CandidateSymbols.IsEmpty)
            return null;
        var isCalled = syntax is InvocationExpressionSyntax || IsCallee(syntax);
        return new UnknownMember(name, type, isCalled, found.CandidateSymbols.Any(IsOfUserOrRuntime));
    }

    // Methods of the framework, such as those of ImmutableArray, have the name by chance.
    private static bool IsOfUserOrRuntime(ISymbol candidate) =>
        candidate.ContainingType is not { } type || RuntimeNamespace.Declares(type) || !RecordShapes.IsKnownCode(type);

    private static bool IsCallee(SyntaxNode node) => node.Parent is InvocationExpressionSyntax call && call.Expression == node;

    private static bool IsInvalid(IOperation? operation) =>
        operation is { Kind: OperationKind.Invalid, Syntax: InvocationExpressionSyntax };

    private static SimpleNameSyntax? NameOf(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        InvocationExpressionSyntax call => NameOf(call.Expression),
        // In an initializer: new Account { Nmae = ... }.
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment } name
            when assignment.Left == name => name,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Parent: InitializerExpressionSyntax } => name,
        // In a pattern: a is { Nmae: ... }.
        IdentifierNameSyntax { Parent: NameColonSyntax { Parent: SubpatternSyntax } } name => name,
        _ => null,
    };

    private static ITypeSymbol? ReceiverOf(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        switch (name.Parent)
        {
            case MemberAccessExpressionSyntax access:
                return model.GetTypeInfo(access.Expression, cancellation).Type is { TypeKind: not TypeKind.Error } type
                    ? type
                    : model.GetSymbolInfo(access.Expression, cancellation).Symbol as ITypeSymbol;
            case MemberBindingExpressionSyntax binding:
                var conditional = binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
                    .FirstOrDefault(c => c.WhenNotNull.Span.Contains(binding.Span));
                return conditional is null ? null : model.GetTypeInfo(conditional.Expression, cancellation).Type;
            case AssignmentExpressionSyntax { Parent.Parent: { } creation }:
                return model.GetTypeInfo(creation, cancellation).Type;
            case NameColonSyntax { Parent.Parent.Parent: { } pattern }:
                return model.GetTypeInfo(pattern, cancellation).Type is { } tested ? tested : null;
            default:
                return null;
        }
    }
}
