using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For a name or a picklist value in SOQL text that the org does not have (SFT1006, SFT1008): the nearest that it has, inside the literal.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestNameFix)), Shared]
public sealed class NearestNameFix() : SalesforceCodeFix(DiagnosticIds.UnknownSoqlName, DiagnosticIds.UnknownPicklistValue)
{
    private protected override TextFix? Find(FixSite site)
    {
        var span = site.Diagnostic.Location.SourceSpan;
        if (!site.Diagnostic.Properties.TryGetValue(SoqlTextAnalyzer.Suggestion, out var suggestion) || suggestion is null)
            return null;
        // A statement the place of which is known as a whole only is not to be replaced by one name.
        return span.Length <= suggestion.Length * 3 && LiteralText.Of(site.Root.FindToken(span.Start), suggestion) is { } text
            ? new TextFix($"Use {suggestion}", "Use the nearest", new TextChange(span, text))
            : null;
    }
}
