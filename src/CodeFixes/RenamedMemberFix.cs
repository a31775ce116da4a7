using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For a use of what the org lost (SFT3001): the name that it probably has now, as the generator says in the <c>Removed</c> attribute. Fix-all renames
/// across the solution.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenamedMemberFix)), Shared]
public sealed class RenamedMemberFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SFT3001"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (NameAt(root, diagnostic.Location.SourceSpan) is { } name && RenamedTo(model, name, context.CancellationToken) is { } renamed)
                TextEdit.Offer(context, $"Use {renamed}", $"{name.Identifier.ValueText} is {renamed}", [diagnostic], new TextChange(name.Identifier.Span, renamed));
        }
    }

    // The compiler points at the whole of `a.Fax_Old__c`, of which the last name is the member.
    private static SimpleNameSyntax? NameAt(SyntaxNode root, TextSpan span)
    {
        SyntaxNode? node = root.FindNode(span, getInnermostNodeForTie: true);
        while (true)
        {
            switch (node)
            {
                case SimpleNameSyntax name:
                    return name;
                case MemberAccessExpressionSyntax access:
                    return access.Name;
                case MemberBindingExpressionSyntax binding:
                    return binding.Name;
                case QualifiedNameSyntax qualified:
                    return qualified.Right;
                case ConditionalAccessExpressionSyntax conditional:
                    node = conditional.WhenNotNull;
                    break;
                default:
                    return null;
            }
        }
    }

    private static string? RenamedTo(SemanticModel model, SimpleNameSyntax name, CancellationToken cancellation)
    {
        var found = model.GetSymbolInfo(name, cancellation);
        foreach (var attribute in (found.Symbol ?? found.CandidateSymbols.FirstOrDefault())?.GetAttributes() ?? [])
        {
            if (attribute.AttributeClass is not { Name: "RemovedAttribute" } type || !Ours.Is(type))
                continue;
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument is { Key: "RenamedTo", Value.Value: string { Length: > 0 } renamed })
                    return renamed;
            }
        }
        return null;
    }
}
