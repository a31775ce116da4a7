using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers.Unknown;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>For a name that the snapshots do not have (SFT1023): the nearest that they have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestMemberFix)), Shared]
public sealed class NearestMemberFix() : SalesforceCodeFix(DiagnosticIds.UnknownName)
{
    private protected override TextFix? Find(FixSite site) =>
        site.Diagnostic.Properties.TryGetValue(UnknownNameAnalyzer.Suggestion, out var name) && name is not null
            ? new TextFix($"Use {name}", $"Use {name}", new TextChange(site.Diagnostic.Location.SourceSpan, name))
            : null;
}
