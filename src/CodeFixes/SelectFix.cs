using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For a Select that cannot be read (SFT1001): a query expression becomes calls, and a Select of the record itself, which every query
/// returns without it, is removed.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SelectFix)), Shared]
public sealed class SelectFix() : SalesforceCodeFix(DiagnosticIds.UnreadableSelect)
{
    private protected override TextFix? Find(FixSite site)
    {
        var at = site.Node;
        if (at.FirstAncestorOrSelf<QueryExpressionSyntax>() is { } query && Calls(query) is { } calls)
            return new TextFix("Write it as calls", "Write it as calls", new TextChange(query.Span, calls));
        return at is IdentifierNameSyntax record && Needless(record) is { } dot
            ? new TextFix("Leave Select out: the rows are records", "Leave Select out", new TextChange(dot, ""))
            : null;
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
        record.Parent is SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var name, Parent: ArgumentSyntax argument }
            && name == record.Identifier.ValueText
            && argument.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            ? TextSpan.FromBounds(access.Expression.Span.End, call.Span.End)
            : null;
}
