using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>What the package's props tell the compiler: every additional file is a snapshot, and the namespace of its types.</summary>
internal sealed class SnapshotOptions : AnalyzerConfigOptionsProvider
{
    private static readonly Options Project = new("build_property.SalesforceTypedNamespace", "Acme.Crm");
    private static readonly Options Snapshot = new("build_metadata.AdditionalFiles.SalesforceSnapshot", "true");
    private static readonly Options None = new("", "");

    public override AnalyzerConfigOptions GlobalOptions => Project;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Snapshot;

    private sealed class Options(string name, string text) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == name ? text : null;
            return value is not null;
        }
    }
}
