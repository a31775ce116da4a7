using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;

namespace Salesforce.Typed.CodeFixes;

/// <summary>For a name or a picklist value that the org does not have, in SOQL by hand (SFT1006, SFT1008): the nearest that it has, inside the literal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestNameFix)), Shared]
public sealed class NearestNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SFT1006", "SFT1008"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            if (!diagnostic.Properties.TryGetValue(SoqlByHandAnalyzer.Suggestion, out var suggestion) || suggestion is null)
                continue;
            // A statement whose place is known as a whole only is not to be replaced by one name.
            if (Written(root.FindToken(span.Start), suggestion) is { } text && !(span.Length > suggestion.Length * 3))
                TextEdit.Offer(context, $"Use {suggestion}", "Use the nearest", [diagnostic], new TextChange(span, text));
        }
    }

    // The suggestion as the kind of literal writes it; null where it cannot be in such a one.
    private static string? Written(SyntaxToken token, string suggestion)
    {
        var isInterpolated = token.IsKind(SyntaxKind.InterpolatedStringTextToken);
        var start = isInterpolated ? token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>()?.StringStartToken.Text : token.Text;
        if (start is null || !(isInterpolated || token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)))
            return null;
        if (start.Contains("\"\"\""))
            return suggestion;
        var written = start.Contains('@') ? suggestion.Replace("\"", "\"\"") : suggestion.Replace("\\", "\\\\").Replace("\"", "\\\"");
        return isInterpolated ? written.Replace("{", "{{").Replace("}", "}}") : written;
    }
}
