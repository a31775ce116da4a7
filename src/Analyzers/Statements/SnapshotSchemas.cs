using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Generator;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Analyzers.Statements;

/// <summary>
/// The orgs that a project knows, one for each namespace of models. Read when the first statement asks, from texts that are read once.
/// </summary>
internal sealed class SnapshotSchemas
{
    // All analyzers of one compilation share what one of them read.
    private static readonly ConditionalWeakTable<Compilation, SnapshotSchemas> Known = new();

    private readonly Lazy<IReadOnlyDictionary<string, OrgSchema>> _byNamespace;

    private SnapshotSchemas(AnalyzerOptions options) => _byNamespace = new(() => Read(options));

    /// <summary>The orgs of the project that is compiled.</summary>
    public static SnapshotSchemas Of(Compilation compilation, AnalyzerOptions options) =>
        Known.GetValue(compilation, _ => new SnapshotSchemas(options));

    /// <summary>The orgs that a statement may be sent to.</summary>
    /// <param name="space">The namespace of the models that its rows are read as; null where that is not said.</param>
    public IEnumerable<OrgSchema> For(string? space) =>
        space is not null && _byNamespace.Value.TryGetValue(space, out var schema) ? [schema] : _byNamespace.Value.Values;

    /// <summary>The object of that name in the models of a namespace; null where there is no snapshot of it.</summary>
    public SObjectDescribe? Find(string? space, string name) => For(space).Select(s => s.Find(name)).FirstOrDefault(d => d is not null);

    private static Dictionary<string, OrgSchema> Read(AnalyzerOptions options)
    {
        var objects = new Dictionary<string, List<SObjectDescribe>>();
        foreach (var file in options.AdditionalFiles)
        {
            if (SnapshotSource.FindForChecks(file, options.AnalyzerConfigOptionsProvider) is not { } source
                || source.ReadDescribe(default) is not { } describe)
                continue;
            if (!objects.TryGetValue(source.Namespace, out var list))
                objects.Add(source.Namespace, list = []);
            list.Add(describe);
        }
        return objects.ToDictionary(o => o.Key, o => new OrgSchema(o.Value));
    }
}
