using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>For an id that is compared as text (SFT1015): the comparison of ids.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IdTextFix)), Shared]
public sealed class IdTextFix() : SalesforceCodeFix(DiagnosticIds.IdComparedAsText)
{
    private protected override async Task<TextFix?> FindAsync(FixSite site)
    {
        if (site.Find<BinaryExpressionSyntax>() is not { } comparison || await site.GetModelAsync().ConfigureAwait(false) is not { } model)
            return null;
        var (left, right) = (IdOf(model, comparison.Left, site.Cancellation), IdOf(model, comparison.Right, site.Cancellation));
        var (first, second) = (left?.Text, right?.Text);
        first ??= right is { } r ? Parsed(model, r.Type, comparison.Left) : null;
        second ??= left is { } l ? Parsed(model, l.Type, comparison.Right) : null;
        if (first is null || second is null)
            return null;
        var change = new TextChange(comparison.Span, $"{first} {comparison.OperatorToken.Text} {second}");
        return new TextFix("Compare the ids", "Compare the ids", change);
    }

    // What stands before .ToString(), and its type.
    private static (string Text, ITypeSymbol Type)? IdOf(SemanticModel model, ExpressionSyntax side, CancellationToken cancellation)
    {
        if (side is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            || model.GetOperation(side, cancellation) is not { } operation)
            return null;
        return IdTextAnalyzer.IdOfText(operation, SalesforceSymbols.Of(model.Compilation)) is { } type
            ? (access.Expression.ToString(), type)
            : null;
    }

    // Ids of one record have a Parse; a raw one has none.
    private static string? Parsed(SemanticModel model, ITypeSymbol id, ExpressionSyntax text) => id.GetMembers("Parse").IsEmpty
        ? null
        : $"{id.ToMinimalDisplayString(model, text.SpanStart)}.Parse({text})";
}
