using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Generator.Models;
using Salesforce.Typed.Generator.Naming;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator;

/// <summary>An additional file that is a snapshot, before it is read.</summary>
/// <param name="Text">The file.</param>
/// <param name="Namespace">The namespace of the types that it becomes.</param>
/// <param name="Objects">The objects that the project asks for, separated by semicolons; empty for all.</param>
internal sealed record SnapshotSource(AdditionalText Text, string Namespace, string Objects)
{
    /// <summary>Whether the file is a snapshot: the package's props mark those, and say in which namespace.</summary>
    public static SnapshotSource? Find(AdditionalText text, AnalyzerConfigOptionsProvider options) => Find(text, options, forChecks: false);

    /// <summary>
    /// Whether SOQL as text is checked against the file: a snapshot is, and so is one of models in another project, which is marked
    /// <c>SalesforceSchema</c> and becomes no types here.
    /// </summary>
    public static SnapshotSource? FindForChecks(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        Find(text, options, forChecks: true);

    /// <summary>The folder in which the project has its snapshots; empty where it has none.</summary>
    public static string FolderOf(AnalyzerConfigOptionsProvider options) =>
        Property(options.GlobalOptions, "SalesforceSnapshotFolder") ?? "";

    /// <summary>The object, whether the project asks for its types or not; null for a file that is broken.</summary>
    public SObjectDescribe? ReadDescribe(CancellationToken cancellation) =>
        Text.GetText(cancellation) is { } text ? DescribeTexts.Read(text).Describe : null;

    private static SnapshotSource? Find(AdditionalText text, AnalyzerConfigOptionsProvider options, bool forChecks)
    {
        var file = options.GetOptions(text);
        if (!IsMarked(file, "SalesforceSnapshot") && !(forChecks && IsMarked(file, "SalesforceSchema")))
            return null;
        return new SnapshotSource(
            text, NamespaceOf(file, options.GlobalOptions), Property(options.GlobalOptions, "SalesforceObjects") ?? "");
    }

    /// <summary>Reads the file.</summary>
    public SnapshotFile Read(CancellationToken cancellation)
    {
        if (Text.GetText(cancellation) is not { } text)
            return Broken("The file cannot be read as text.");
        var result = DescribeTexts.Read(text);
        var describe = result.Describe is { } read && IsWanted(read.Name) ? WithTargetsOnce(read) : null;
        return new SnapshotFile(Text.Path, Namespace, describe, result.Problems, result.NameAt);
    }

    // FlowOrchestrationWorkItem.AssigneeId refers, so its describe says, to Group, Group and User.
    private static SObjectDescribe WithTargetsOnce(SObjectDescribe describe)
    {
        if (!describe.Fields.Any(f => HasTwice(f.ReferenceTo)))
            return describe;
        return describe with
        {
            Fields = new EquatableArray<FieldDescribe>(describe.Fields.Select(f => HasTwice(f.ReferenceTo)
                ? f with { ReferenceTo = new EquatableArray<string>(f.ReferenceTo.Distinct(StringComparer.OrdinalIgnoreCase)) }
                : f)),
        };
    }

    private static bool HasTwice(EquatableArray<string> names) =>
        names.Count > 1 && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count;

    private static bool IsMarked(AnalyzerConfigOptions file, string mark) =>
        file.TryGetValue("build_metadata.AdditionalFiles." + mark, out var value) && bool.TryParse(value, out var yes) && yes;

    private static string NamespaceOf(AnalyzerConfigOptions file, AnalyzerConfigOptions project)
    {
        if (file.TryGetValue("build_metadata.AdditionalFiles.SalesforceTypedNamespace", out var own) && own.Length > 0)
            return Canonical(own);
        if (Property(project, "SalesforceTypedNamespace") is { } chosen)
            return Canonical(chosen);
        return Property(project, "RootNamespace") is { } root ? Identifier.OfNamespace(root + ".Org") : "Org";
    }

    // One that is not a namespace stays as it is, for the diagnostic about it.
    private static string Canonical(string @namespace) => GeneratedNamespace.Parse(@namespace) ?? @namespace;

    private static string? Property(AnalyzerConfigOptions project, string name) =>
        project.TryGetValue("build_property." + name, out var value) && value.Length > 0 ? value : null;

    private bool IsWanted(string name)
    {
        if (Objects.Length == 0)
            return true;
        foreach (var wanted in Objects.Split(';', ','))
        {
            if (string.Equals(wanted.Trim(), name, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    private SnapshotFile Broken(string problem) => new(Text.Path, Namespace, null, new([new SchemaProblem(problem, default)]), default);
}
