using Salesforce.Typed.Generator.Naming;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>
/// What the code of one object must know of the others: which there are and what their types are called. It does not change when a field
/// is edited, so the code of the others is not regenerated.
/// </summary>
internal sealed record SchemaIndex
{
    private Dictionary<string, string>? _objects;
    private Dictionary<string, string>? _picklists;
    private Dictionary<string, string>? _spellings;
    private Dictionary<EquatableArray<TargetEntry>, string>? _pairs;

    /// <summary>The namespace of the types.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The beginning of the names of its files: the namespace, unless one that differs in case alone has it.</summary>
    public string HintPrefix { get; init; } = "";

    /// <summary>Whether there are no types, because the namespace is not valid.</summary>
    public bool IsRefused => HintPrefix.Length == 0;

    /// <summary>
    /// Whether the program's strings have room for the tables. If not, they are UTF-8 literals, which take longer to compile.
    /// </summary>
    public bool HasRoomForTables { get; init; }

    /// <summary>The objects that have a snapshot, and the file that has it, sorted by name.</summary>
    public EquatableArray<TypeEntry> Objects { get; init; }

    /// <summary>The files of <see cref="Objects"/>, in the same order.</summary>
    public EquatableArray<string> Files { get; init; }

    /// <summary>The objects that were removed from the org, sorted by name. No existing object refers to them.</summary>
    public EquatableArray<TypeEntry> Removed { get; init; }

    /// <summary>The files of <see cref="Removed"/>, in the same order.</summary>
    public EquatableArray<string> RemovedFiles { get; init; }

    /// <summary>The sets of those that are referred to all the same.</summary>
    public EquatableArray<RemovedSet> RemovedSets { get; init; }

    /// <summary>The objects that others refer to and that have no snapshot.</summary>
    public EquatableArray<TypeEntry> Absent { get; init; }

    /// <summary>The picklists whose type is not called object and field, because another type is.</summary>
    public EquatableArray<TypeEntry> RenamedPicklists { get; init; }

    /// <summary>The references to many objects whose types are not called object and field, because others are.</summary>
    public EquatableArray<TypeEntry> RenamedReferences { get; init; }

    /// <summary>The sets that are not called as their object, because another set is.</summary>
    public EquatableArray<TypeEntry> RenamedSets { get; init; }

    /// <summary>The names of objects without a snapshot that references spell in several ways, and the one that is used.</summary>
    public EquatableArray<TypeEntry> Spellings { get; init; }

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
        Namespace = Namespace, Objects = new EquatableArray<TypeEntry>(Objects.Append(removed)), Files = Files, Absent = Absent,
        RenamedPicklists = RenamedPicklists, Pairs = Pairs, Removed = Removed,
        HintPrefix = HintPrefix, RenamedReferences = RenamedReferences, RenamedSets = RenamedSets, Spellings = Spellings,
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

    /// <summary>The C# name of an object, existing or removed from the org.</summary>
    public string? FindObjectOrRemoved(string apiName) =>
        FindObject(apiName) ?? Removed.FirstOrDefault(r => string.Equals(r.ApiName, apiName, StringComparison.OrdinalIgnoreCase))?.TypeName;

    /// <summary>The C# name of a picklist.</summary>
    public string PicklistName(string apiName, string typeName, string field)
    {
        _picklists ??= RenamedPicklists.ToDictionary(e => e.ApiName, e => e.TypeName, StringComparer.Ordinal);
        return _picklists.TryGetValue(apiName + "." + field, out var name) ? name : typeName + field;
    }

    /// <summary>The middle of the names of the types of a reference to two objects.</summary>
    public string PairName(EquatableArray<TargetEntry> targets)
    {
        _pairs ??= Pairs.ToDictionary(p => p.Targets, p => p.BaseName);
        return _pairs.TryGetValue(targets, out var name) ? name : TypeNames.OfPair(targets[0].TypeName, targets[1].TypeName);
    }

    /// <summary>The middle of the names of the types of a reference to many objects.</summary>
    public string ReferenceName(string apiName, string field) =>
        Find(RenamedReferences, apiName + "." + field, StringComparison.Ordinal) ?? TypeNames.OfReference(apiName, field);

    /// <summary>The C# name of the set of an object.</summary>
    public string SetName(string apiName) => Find(RenamedSets, apiName, StringComparison.OrdinalIgnoreCase) is { } name
        ? Identifier.Escape(name)
        : ClientMembers.SetName(apiName);

    /// <summary>The C# name of an object that has no snapshot, of which ids are known.</summary>
    public string? FindAbsent(string apiName) => Find(Absent, apiName, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public bool Equals(
        SchemaIndex? other) => other is not null && Namespace == other.Namespace && Objects == other.Objects && Files == other.Files
        && Absent == other.Absent && RenamedPicklists == other.RenamedPicklists && Pairs == other.Pairs && Problems == other.Problems
        && HintPrefix == other.HintPrefix && RenamedReferences == other.RenamedReferences && RenamedSets == other.RenamedSets
        && Spellings == other.Spellings
        && Notes == other.Notes && HasRoomForTables == other.HasRoomForTables && Removed == other.Removed
        && RemovedFiles == other.RemovedFiles && RemovedSets == other.RemovedSets;

    /// <inheritdoc/>
    public override int GetHashCode() => Namespace.GetHashCode() ^ Objects.GetHashCode();

    /// <summary>The targets of a reference, sorted, as the types that stand for them.</summary>
    public EquatableArray<TargetEntry> Targets(FieldDescribe field) => new(field.ReferenceTo
        .Select(Spell)
        .OrderBy(t => t, StringComparer.Ordinal)
        .Select(t => FindObject(t) is { } name ? new TargetEntry(name, true) : new TargetEntry(TypeNames.OfObject(t), false)));

    // References of several objects may spell the name of one object differently: API names have no case.
    private string Spell(string apiName)
    {
        _spellings ??= Objects.Select(o => (Key: o.ApiName, Value: o.ApiName)).Concat(
            Spellings.Select(s => (Key: s.ApiName, Value: s.TypeName)))
            .GroupBy(s => s.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(
                g => g.Key, g => g.First().Value, StringComparer.OrdinalIgnoreCase);
        return _spellings.TryGetValue(apiName, out var name) ? name : apiName;
    }

    private static string? Find(EquatableArray<TypeEntry> entries, string apiName, StringComparison comparison)
    {
        foreach (var entry in entries)
        {
            if (string.Equals(entry.ApiName, apiName, comparison))
                return entry.TypeName;
        }
        return null;
    }
}
