using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>What MSBuild tells the compiler about a project and its files.</summary>
internal sealed class ConsumerOptions(Consumer project) : AnalyzerConfigOptionsProvider
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    private readonly Dictionary<string, SnapshotText> _snapshots = project.Snapshots.ToDictionary(s => s.Path);

    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Options(project.Properties.ToImmutableDictionary(p => "build_property." + p.Key, p => p.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _snapshots.TryGetValue(textFile.Path, out var snapshot)
        ? new Options(snapshot.Metadata.ToImmutableDictionary(m => Metadata + m.Key, m => m.Value).Add(Metadata + "SalesforceSnapshot", "true"))
        : Options.None;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Options None { get; } = new(ImmutableDictionary<string, string>.Empty);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
