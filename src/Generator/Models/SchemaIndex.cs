using Salesforce.Typed.Generator.Naming;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>
/// What the code of one object must know of the others: which there are and what their types are called. It does not change when a field
/// is edited, so the others' code is not made again.
/// </summary>
internal sealed record SchemaIndex
{
    private Dictionary<string, string>? _objects;
    private Dictionary<string, string>? _picklists;

    /// <summary>The namespace of the types.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The objects that have a snapshot, and the file that has it, sorted by name.</summary>
    public EquatableArray<TypeEntry> Objects { get; init; }

    /// <summary>The files of <see cref="Objects"/>, in the same order.</summary>
    public EquatableArray<string> Files { get; init; }

    /// <summary>The objects that the org lost, sorted by name. Nothing that is there refers to them.</summary>
    public EquatableArray<TypeEntry> Removed { get; init; }

    /// <summary>The files of <see cref="Removed"/>, in the same order.</summary>
    public EquatableArray<string> RemovedFiles { get; init; }

    /// <summary>The sets of those that are referred to all the same.</summary>
    public EquatableArray<RemovedSet> RemovedSets { get; init; }

    /// <summary>The objects that others refer to and that have no snapshot.</summary>
    public EquatableArray<TypeEntry> Absent { get; init; }

    /// <summary>The picklists whose type is not called object and field, because another type is.</summary>
    public EquatableArray<TypeEntry> RenamedPicklists { get; init; }

    /// <summary>The references to two objects.</summary>
    public EquatableArray<PairEntry> Pairs { get; init; }

    /// <summary>Snapshots of an object that another file has already.</summary>
    public EquatableArray<SnapshotProblem> Problems { get; init; }

    /// <summary>What is worth a note, though nothing is wrong.</summary>
    public EquatableArray<SnapshotProblem> Notes { get; init; }

    /// <summary>The C# name of an object with a snapshot; null for one without.</summary>
    public string? FindObject(string apiName)
    {
        _objects ??= Objects.ToDictionary(e => e.ApiName, e => e.TypeName, StringComparer.OrdinalIgnoreCase);
        return _objects.TryGetValue(apiName, out var name) ? name : null;
    }

    /// <summary>Whether the file is the one whose code is made, of several with one object.</summary>
    public bool Owns(SnapshotFile file) => file.IsRemoved ? Owns(file, RemovedFiles, Removed) : Owns(file, Files, Objects);

    /// <summary>The index as an object that the org lost sees it: itself is there.</summary>
    public SchemaIndex With(TypeEntry removed) => new()
    {
        Namespace = Namespace, Objects = new EquatableArray<TypeEntry>(Objects.Append(removed)), Files = Files, Absent = Absent, RenamedPicklists = RenamedPicklists, Pairs = Pairs, Removed = Removed,
    };

    private static bool Owns(SnapshotFile file, EquatableArray<string> files, EquatableArray<TypeEntry> objects)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (files[i] == file.Path)
                return string.Equals(objects[i].ApiName, file.Describe?.Name, StringComparison.OrdinalIgnoreCase);
        }
        return false;
    }

    /// <summary>The C# name of an object that is there, or that the org lost.</summary>
    public string? FindObjectOrRemoved(string apiName) =>
        FindObject(apiName) ?? Removed.FirstOrDefault(r => string.Equals(r.ApiName, apiName, StringComparison.OrdinalIgnoreCase))?.TypeName;

    /// <summary>The C# name of a picklist.</summary>
    public string PicklistName(string apiName, string typeName, string field)
    {
        _picklists ??= RenamedPicklists.ToDictionary(e => e.ApiName, e => e.TypeName, StringComparer.Ordinal);
        return _picklists.TryGetValue(apiName + "." + field, out var name) ? name : typeName + field;
    }

    /// <inheritdoc/>
    public bool Equals(SchemaIndex? other) => other is not null && Namespace == other.Namespace && Objects == other.Objects && Files == other.Files
        && Absent == other.Absent && RenamedPicklists == other.RenamedPicklists && Pairs == other.Pairs && Problems == other.Problems
        && Notes == other.Notes && Removed == other.Removed && RemovedFiles == other.RemovedFiles && RemovedSets == other.RemovedSets;

    /// <inheritdoc/>
    public override int GetHashCode() => Namespace.GetHashCode() ^ Objects.GetHashCode();

    /// <summary>The targets of a reference, sorted, as the types that stand for them.</summary>
    public EquatableArray<TargetEntry> Targets(FieldDescribe field) => new(field.ReferenceTo
        .OrderBy(t => t, StringComparer.Ordinal)
        .Select(t => FindObject(t) is { } name ? new TargetEntry(name, true) : new TargetEntry(TypeNames.OfObject(t), false)));
}
