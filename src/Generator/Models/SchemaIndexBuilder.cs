using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Generator.Naming;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>Makes the index of each namespace from all snapshots.</summary>
internal static class SchemaIndexBuilder
{
    /// <summary>The indexes, sorted by namespace. The order of the files does not matter.</summary>
    public static EquatableArray<SchemaIndex> Build(IEnumerable<SnapshotFile> files) => new(files
        .Where(f => f.Describe is not null)
        .GroupBy(f => f.Namespace, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => BuildOne(g.Key, g)));

    private static SchemaIndex BuildOne(string @namespace, IEnumerable<SnapshotFile> files)
    {
        var owners = new SortedDictionary<string, SnapshotFile>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<SnapshotProblem>();
        foreach (var file in files.Where(f => !f.IsRemoved).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (owners.TryGetValue(file.Describe!.Name, out var first))
                problems.Add(new SnapshotProblem(DiagnosticIds.DuplicateSnapshot, file.Path, file.NameAt, $"{file.Describe.Name} stands in {System.IO.Path.GetFileName(first.Path)} already: keep one snapshot of an object"));
            else
                owners.Add(file.Describe.Name, file);
        }
        var index = new SchemaIndex
        {
            Namespace = @namespace,
            Objects = new EquatableArray<TypeEntry>(owners.Values.Select(f => new TypeEntry(f.Describe!.Name, TypeNames.OfObject(f.Describe.Name)))),
            Files = new EquatableArray<string>(owners.Values.Select(f => f.Path)),
            Problems = new EquatableArray<SnapshotProblem>(problems),
        };
        var describes = owners.Values.Select(f => f.Describe!).ToList();
        index = index with { Absent = FindAbsent(describes, index) };
        var gone = FindRemoved(files, index);
        // An object whose id is still referred to has its name as a type, which cannot be a removed record too.
        var removed = gone.Where(f => !IsReferredTo(f, index)).ToList();
        return index with { RemovedSets = new(gone.Where(f => IsReferredTo(f, index)).Select(f => new RemovedSet(ClientMembers.SetName(f.Describe!.Name), Removals.OfObject(f.Describe, index)))), Removed = new(removed.Select(f => new TypeEntry(f.Describe!.Name, TypeNames.OfObject(f.Describe.Name)))), RemovedFiles = new(removed.Select(f => f.Path)), Notes = NoteAbsent(owners.Values, index), RenamedPicklists = RenamePicklists(describes, index), Pairs = FindPairs(describes, index) };
    }

    private static List<SnapshotFile> FindRemoved(IEnumerable<SnapshotFile> files, SchemaIndex index) =>
    [
        .. files.Where(f => f.IsRemoved && index.FindObject(f.Describe!.Name) is null)
            .OrderBy(f => f.Describe!.Name, StringComparer.OrdinalIgnoreCase).ThenBy(f => f.Path, StringComparer.Ordinal)
            .GroupBy(f => f.Describe!.Name, StringComparer.OrdinalIgnoreCase).Select(g => g.First()),
    ];

    private static bool IsReferredTo(SnapshotFile file, SchemaIndex index) => index.Absent.Any(a => string.Equals(a.ApiName, file.Describe!.Name, StringComparison.OrdinalIgnoreCase));

    // A reference to one object needs that object's name as a type even where its snapshot is absent.
    private static EquatableArray<TypeEntry> FindAbsent(List<SObjectDescribe> describes, SchemaIndex index) => new(describes
        .SelectMany(d => d.Fields)
        .Where(f => f.ReferenceTo.Count == 1 && index.FindObject(f.ReferenceTo[0]) is null)
        .Select(f => f.ReferenceTo[0])
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderBy(n => n, StringComparer.Ordinal)
        .Select(n => new TypeEntry(n, TypeNames.OfObject(n))));

    // Said once for each object that is not there, however many fields refer to it.
    private static EquatableArray<SnapshotProblem> NoteAbsent(IEnumerable<SnapshotFile> files, SchemaIndex index) => new(files
        .SelectMany(file => file.Describe!.Fields.Select(field => (File: file, Field: field)))
        .Where(r => r.Field.RelationshipName is not null && r.Field.ReferenceTo.Count == 1 && index.FindObject(r.Field.ReferenceTo[0]) is null)
        .GroupBy(r => r.Field.ReferenceTo[0], StringComparer.OrdinalIgnoreCase)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new SnapshotProblem(DiagnosticIds.ParentWithoutSnapshot, g.First().File.Path, default, NoteText(g.Key, g.First().File.Describe!.Name + "." + g.First().Field.Name, g.Count() - 1))));

    private static string NoteText(string target, string field, int others)
    {
        var who = others == 0 ? $"{field} refers" : $"{field} and {others} other field{(others == 1 ? "" : "s")} refer";
        return $"{target} has no snapshot, and {who} to it: its ids are here, its fields are not. Pull {target} to reach them";
    }

    private static EquatableArray<PairEntry> FindPairs(List<SObjectDescribe> describes, SchemaIndex index) => new(describes
        .SelectMany(d => d.Fields)
        .Where(f => f.ReferenceTo.Count == 2)
        .Select(index.Targets)
        .Select(t => new PairEntry(TypeNames.OfPair(t[0].TypeName, t[1].TypeName), t))
        .Distinct()
        .OrderBy(p => p.BaseName, StringComparer.Ordinal));

    // AccountBrand is an object, and what the picklist Brand of Account would be called: the object keeps the name.
    private static EquatableArray<TypeEntry> RenamePicklists(List<SObjectDescribe> describes, SchemaIndex index)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var describe in describes)
        {
            var type = TypeNames.OfObject(describe.Name);
            taken.UnionWith([type, type + "Fields", type + "Keys"]);
            foreach (var field in describe.Fields)
            {
                taken.UnionWith(field.ReferenceTo.Select(TypeNames.OfObject));
                if (field.ReferenceTo.Count > 2)
                    taken.Add(TypeNames.OfReference(describe.Name, field.Name) + "Id");
            }
        }
        var renamed = new List<TypeEntry>();
        foreach (var describe in describes)
        {
            foreach (var field in describe.Fields.Concat(describe.RemovedFields).Where(f => f.Type is FieldType.Picklist or FieldType.MultiPicklist).OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                var plain = TypeNames.OfObject(describe.Name) + field.Name;
                var name = TakenTypeNames.Contains(plain) ? "Sf" + plain : plain;
                while (!taken.Add(name))
                    name += "_";
                if (name != plain)
                    renamed.Add(new TypeEntry(describe.Name + "." + field.Name, name));
            }
        }
        return new EquatableArray<TypeEntry>(renamed);
    }
}
