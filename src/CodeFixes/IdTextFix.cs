using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;

namespace Salesforce.Typed.CodeFixes;

/// <summary>For an id that is compared as a text (SFT1015): the comparison of ids.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IdTextFix)), Shared]
public sealed class IdTextFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SFT1015"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await SyntaxAt.FindAsync<BinaryExpressionSyntax>(context, diagnostic).ConfigureAwait(false) is not { } comparison)
                continue;
            var (left, right) = (IdOf(model, comparison.Left, context.CancellationToken), IdOf(model, comparison.Right, context.CancellationToken));
            var (first, second) = (left?.Text, right?.Text);
            first ??= right is { } r ? Parsed(model, r.Type, comparison.Left) : null;
            second ??= left is { } l ? Parsed(model, l.Type, comparison.Right) : null;
            if (first is not null && second is not null)
                TextEdit.Offer(context, "Compare the ids", "Compare the ids", [diagnostic], new TextChange(comparison.Span, $"{first} {comparison.OperatorToken.Text} {second}"));
        }
    }

    // What stands before .ToString(), and its type.
    private static (string Text, ITypeSymbol Type)? IdOf(SemanticModel model, ExpressionSyntax side, CancellationToken cancellation)
    {
        if (side is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } || model.GetOperation(side, cancellation) is not { } operation)
            return null;
        return IdTextAnalyzer.TextOf(operation) is { } type ? (access.Expression.ToString(), type) : null;
    }

    // Ids of one record have a Parse; a raw one has none.
    private static string? Parsed(SemanticModel model, ITypeSymbol id, ExpressionSyntax text) => id.GetMembers("Parse").IsEmpty
        ? null
        : $"{id.ToMinimalDisplayString(model, text.SpanStart)}.Parse({text})";
}
