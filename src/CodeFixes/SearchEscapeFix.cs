using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For a reserved character, a parenthesis or quote without its counterpart, or an operator without a term in the text of FIND (SFT1005):
/// escapes it inside the literal, or puts the operator in quotes.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SearchEscapeFix)), Shared]
public sealed class SearchEscapeFix() : SalesforceCodeFix(DiagnosticIds.InvalidSoqlSyntax)
{
    private protected override TextFix? Find(FixSite site)
    {
        var span = site.Diagnostic.Location.SourceSpan;
        if (!site.Diagnostic.Properties.TryGetValue(SoqlTextAnalyzer.Suggestion, out var suggestion) || suggestion is null)
            return null;
        // A statement whose place is known as a whole only has no place for one character. A written brace or quote takes two.
        return span.Length <= suggestion.Length && LiteralText.Of(site.Root.FindToken(span.Start), suggestion) is { } text
            ? new TextFix($"Write {suggestion}", "Escape in FIND", new TextChange(span, text))
            : null;
    }
}
