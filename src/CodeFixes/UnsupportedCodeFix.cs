using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers.Unsupported;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>For a pattern, a <c>?.</c> or a cast on a field of a condition (SFT1022): the comparison that the message names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsupportedCodeFix)), Shared]
public sealed class UnsupportedCodeFix() : SalesforceCodeFix(DiagnosticIds.UnsupportedCode)
{
    private protected override TextFix? Find(FixSite site) =>
        site.Diagnostic.Properties.TryGetValue(UnsupportedCodeAnalyzer.Replacement, out var text) && text is not null
            ? new TextFix($"Write {text}", "Write what SOQL has", new TextChange(site.Diagnostic.Location.SourceSpan, text))
            : null;
}
