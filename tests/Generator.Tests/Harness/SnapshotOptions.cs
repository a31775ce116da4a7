using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>What MSBuild passes to the compiler about a project and its additional files.</summary>
/// <param name="properties">The properties of the project.</param>
/// <param name="metadata">The metadata of the snapshot with that path; null for a file that is not a snapshot.</param>
internal sealed class SnapshotOptions(
    IEnumerable<KeyValuePair<string, string>> properties, Func<string, ImmutableDictionary<string, string>?> metadata)
    : AnalyzerConfigOptionsProvider
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    private static readonly ImmutableDictionary<string, string> Snapshot =
        ImmutableDictionary<string, string>.Empty.Add(Metadata + "SalesforceSnapshot", "true");

    /// <summary>Every additional file is a snapshot, and its types are in Acme.Crm.</summary>
    public static SnapshotOptions Default { get; } =
        new([new("SalesforceTypedNamespace", "Acme.Crm")], _ => ImmutableDictionary<string, string>.Empty);

    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Options(properties.ToImmutableDictionary(p => "build_property." + p.Key, p => p.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => metadata(textFile.Path) is { } own
        ? new Options(Snapshot.AddRange(own.Select(m => new KeyValuePair<string, string>(Metadata + m.Key, m.Value))))
        : Options.None;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Options None { get; } = new(ImmutableDictionary<string, string>.Empty);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
