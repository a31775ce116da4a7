using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.CodeFixes;

/// <summary>For a field that an update cannot set (SFT1017): leaves it out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeaveOutFix)), Shared]
public sealed class LeaveOutFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SFT1017"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var set = await SyntaxAt.FindAsync<AssignmentExpressionSyntax>(context, diagnostic).ConfigureAwait(false);
            if (set?.Parent is not InitializerExpressionSyntax initializer)
                continue;
            var at = initializer.Expressions.IndexOf(set);
            // With the comma and the blanks up to the next one; of the last, those up to the one before.
            var span = at + 1 < initializer.Expressions.Count ? TextSpan.FromBounds(set.SpanStart, initializer.Expressions[at + 1].SpanStart)
                : at > 0 ? TextSpan.FromBounds(initializer.Expressions[at - 1].Span.End, set.Span.End)
                : TextSpan.FromBounds(set.SpanStart, initializer.CloseBraceToken.SpanStart);
            TextEdit.Offer(context, $"Leave {set.Left} out", "Leave out", [diagnostic], new TextChange(span, ""));
        }
    }
}
