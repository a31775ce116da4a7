using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For a use of what the org lost (SFT3001): the name that it probably has now, as the generator says in the <c>Removed</c> attribute.
/// Fix-all renames across the solution.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenamedMemberFix)), Shared]
public sealed class RenamedMemberFix() : SalesforceCodeFix(DiagnosticIds.RemovedFromOrg)
{
    private protected override async Task<TextFix?> FindAsync(FixSite site)
    {
        if (NameAt(site.Node) is not { } name || await site.GetModelAsync().ConfigureAwait(false) is not { } model)
            return null;
        return RenamedTo(model, name, site.Cancellation) is { } renamed
            ? new TextFix($"Use {renamed}", $"{name.Identifier.ValueText} is {renamed}", new TextChange(name.Identifier.Span, renamed))
            : null;
    }

    // The compiler points at the whole of `a.Fax_Old__c`, of which the last name is the member.
    private static SimpleNameSyntax? NameAt(SyntaxNode? node)
    {
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
        var symbols = SalesforceSymbols.Of(model.Compilation);
        var found = model.GetSymbolInfo(name, cancellation);
        foreach (var attribute in (found.Symbol ?? found.CandidateSymbols.FirstOrDefault())?.GetAttributes() ?? [])
        {
            if (!symbols.IsRemovedAttribute(attribute.AttributeClass))
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
