using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For a Select that cannot be read (SFT1001), where the way out is plain: a query expression becomes calls, and a Select of the record itself, which every query gives
/// without it, goes.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SelectFix)), Shared]
public sealed class SelectFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SFT1001"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var at = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (at?.FirstAncestorOrSelf<QueryExpressionSyntax>() is { } query && Calls(query) is { } calls)
                TextEdit.Offer(context, "Write it as calls", "Write it as calls", [diagnostic], new TextChange(query.Span, calls));
            else if (at is IdentifierNameSyntax record && Needless(record) is { } dot)
                TextEdit.Offer(context, "Leave Select out: the rows are records", "Leave Select out", [diagnostic], new TextChange(dot, ""));
        }
    }

    // from a in org.Account where ... orderby ... select ...: clauses that have a call each.
    private static string? Calls(QueryExpressionSyntax query)
    {
        if (query.FromClause.Type is not null || query.Body is not { Continuation: null, SelectOrGroup: SelectClauseSyntax select })
            return null;
        var name = query.FromClause.Identifier.Text;
        var text = query.FromClause.Expression.ToString();
        foreach (var clause in query.Body.Clauses)
        {
            switch (clause)
            {
                case WhereClauseSyntax where:
                    text += $".Where({name} => {where.Condition})";
                    break;
                case OrderByClauseSyntax order:
                    for (var i = 0; i < order.Orderings.Count; i++)
                    {
                        var descending = order.Orderings[i].IsKind(SyntaxKind.DescendingOrdering) ? "Descending" : "";
                        text += $".{(i == 0 ? "OrderBy" : "ThenBy")}{descending}({name} => {order.Orderings[i].Expression})";
                    }
                    break;
                default:
                    return null;
            }
        }
        return $"{text}.Select({name} => {select.Expression})";
    }

    // Where `.Select(a => a)` stands, dot and all.
    private static TextSpan? Needless(IdentifierNameSyntax record) =>
        record.Parent is SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var name, Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } }
            && name == record.Identifier.ValueText
            ? TextSpan.FromBounds(access.Expression.Span.End, call.Span.End)
            : null;
}
