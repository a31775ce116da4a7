using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Generator.Naming;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>Makes the index of each namespace from all snapshots.</summary>
internal static class SchemaIndexBuilder
{
    /// <summary>The indexes, sorted by namespace. The order of the files does not matter.</summary>
    public static EquatableArray<SchemaIndex> Build(IEnumerable<SnapshotFile> files)
    {
        var groups = files.Where(f => f.Describe is not null)
            .GroupBy(f => f.Namespace, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        var prefixes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = groups.Select(g => g.Key).Where(n => GeneratedNamespace.Parse(n) is not null).ToList();
        var accepted = new HashSet<string>(names.Where(n => !HidesType(n, names)), StringComparer.Ordinal);
        var strings = new StringBudget();
        // The tables of one namespace may be UTF-8 literals, the names of another one may not: all names come before all tables.
        var indexes = groups.ConvertAll(g => accepted.Contains(g.Key)
            ? BuildOne(g.Key, g, InnerNames(g.Key, accepted), strings)
            : (Index: Refused(g.Key, names.Contains(g.Key)), Describes: []));
        return new(indexes.ConvertAll(i => accepted.Contains(i.Index.Namespace)
            ? i.Index with { HasRoomForTables = strings.TryTakeTables(i.Describes), HintPrefix = HintPrefix(i.Index.Namespace, prefixes) }
            : i.Index));
    }

    // Acme.Crm.FieldPath is a namespace, so FieldPath would not be the type of that name in the code of Acme.Crm.
    private static bool HidesType(string @namespace, List<string> all) => all.Exists(outer =>
        @namespace.StartsWith(outer + ".", StringComparison.Ordinal) && GeneratedNamespace.HidesType(InnerName(@namespace, outer)));

    private static SchemaIndex Refused(string @namespace, bool hidesType)
    {
        var why = hidesType
            ? "hides a type from the code of a namespace around it that has snapshots too: set SalesforceTypedNamespace to another name"
            : "cannot be the namespace of generated code: set SalesforceTypedNamespace to C# identifiers joined by dots, such as Acme.Crm, "
              + "that are not a namespace or a type of the framework or of Salesforce.Typed";
        return new()
        {
            Namespace = @namespace,
            Problems = new([new SnapshotProblem(DiagnosticIds.InvalidNamespace, "", default, $"{VisibleText.Quote(@namespace)} {why}")]),
        };
    }

    // The @ of a keyword cannot be in the name of a file, in which case does not count.
    private static string HintPrefix(string @namespace, HashSet<string> taken)
    {
        var prefix = @namespace.Replace("@", "");
        while (!taken.Add(prefix))
            prefix += "_";
        return prefix;
    }

    // Acme.Crm.Sales is a namespace, and so no type of Acme.Crm can be called Sales.
    private static IEnumerable<string> InnerNames(string @namespace, IEnumerable<string> all) => all
        .Where(other => other.StartsWith(@namespace + ".", StringComparison.Ordinal))
        .Select(other => InnerName(other, @namespace));

    private static string InnerName(string @namespace, string outer) => @namespace.Substring(outer.Length + 1).Split('.')[0].TrimStart('@');

    // With the describes of the objects that have tables.
    private static (SchemaIndex Index, List<SObjectDescribe> Describes) BuildOne(
        string @namespace, IEnumerable<SnapshotFile> files, IEnumerable<string> innerNames, StringBudget strings)
    {
        var owners = new SortedDictionary<string, SnapshotFile>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<SnapshotProblem>();
        foreach (var file in InOrder(files.Where(f => !f.IsRemoved)))
        {
            if (owners.TryGetValue(file.Describe!.Name, out var first))
                problems.Add(Duplicate(file, first));
            else if (!strings.TryTake(file.Describe))
                problems.Add(TooMany(file));
            else
                owners.Add(file.Describe.Name, file);
        }
        var types = new TypeNameTable(innerNames);
        var names = types.TakeObjects(owners.Keys);
        var describes = owners.Values.Select(f => f.Describe!).ToList();
        var index = new SchemaIndex
        {
            Namespace = @namespace,
            Objects = new EquatableArray<TypeEntry>(owners.Values.Select(f => new TypeEntry(f.Describe!.Name, names[f.Describe.Name]))),
            Files = new EquatableArray<string>(owners.Values.Select(f => f.Path)),
            Problems = new EquatableArray<SnapshotProblem>(problems),
            Spellings = FindSpellings(describes),
        };
        index = index with { Absent = FindAbsent(describes, index, types), Notes = NoteAbsent(owners.Values, index) };
        return WithRemoved(index, files, types, describes, strings);
    }

    // A file that is named after its object has it, whatever the other files say: no file takes the object of another one.
    private static IEnumerable<SnapshotFile> InOrder(IEnumerable<SnapshotFile> files) =>
        files.OrderBy(f => IsNamedAfterObject(f) ? 0 : 1).ThenBy(f => f.Path, StringComparer.Ordinal);

    private static bool IsNamedAfterObject(SnapshotFile file) => FileName(file.Path) is var name
        && name.StartsWith(file.Describe!.Name, StringComparison.OrdinalIgnoreCase)
        && (name.Length == file.Describe.Name.Length || name[file.Describe.Name.Length] == '.');

    // Not Path.GetFileName, which throws for characters that some systems do not allow in paths.
    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static SnapshotProblem Duplicate(SnapshotFile file, SnapshotFile first) => new(
        DiagnosticIds.DuplicateSnapshot,
        file.Path,
        file.NameAt,
        $"{file.Describe!.Name} is already in {VisibleText.Of(FileName(first.Path))}: keep one snapshot of an object");

    private static SnapshotProblem TooMany(SnapshotFile file) => new(
        DiagnosticIds.UnreadableSnapshot,
        file.Path,
        file.NameAt,
        $"with {file.Describe!.Name} the names and picklist values of the project's snapshots have more than {StringBudget.MostCharacters} "
        + "characters, which is the most that the compiler takes: leave out objects that the project does not use");

    private static (SchemaIndex Index, List<SObjectDescribe> Describes) WithRemoved(
        SchemaIndex index, IEnumerable<SnapshotFile> files, TypeNameTable types, List<SObjectDescribe> describes, StringBudget strings)
    {
        var gone = FindRemoved(files, index);
        var tooMany = gone.Where(f => !strings.TryTake(f.Describe!)).ToList();
        gone.RemoveAll(tooMany.Contains);
        // An object whose id is still referred to has its name as a type, which cannot be a removed record too.
        var removed = gone.Where(f => !IsReferredTo(f, index)).ToList();
        var names = types.TakeObjects(removed.Select(f => f.Describe!.Name));
        index = index with
        {
            RenamedSets = new(ClientMembers.RenamedSets(describes.Concat(gone.Select(f => f.Describe!)).Select(d => d.Name)).Select(
                r => new TypeEntry(r.Key, r.Value))),
            Removed = new(removed.Select(f => new TypeEntry(f.Describe!.Name, names[f.Describe.Name]))),
            RemovedFiles = new(removed.Select(f => f.Path)),
            Problems = new(index.Problems.Concat(tooMany.Select(TooMany))),
            Pairs = FindPairs(describes, index, types),
            RenamedReferences = RenameReferences(describes, types),
        };
        List<SObjectDescribe> all = [.. describes, .. removed.Select(f => f.Describe!)];
        index = index with
        {
            RemovedSets = new(gone.Where(f => IsReferredTo(f, index)).Select(
                f => new RemovedSet(index.SetName(f.Describe!.Name), Removals.OfObject(f.Describe, index)))),
            RenamedPicklists = RenamePicklists(all, index, types),
        };
        return (index, all);
    }

    private static List<SnapshotFile> FindRemoved(IEnumerable<SnapshotFile> files, SchemaIndex index) =>
    [
        .. InOrder(files.Where(f => f.IsRemoved && index.FindObject(f.Describe!.Name) is null))
            .GroupBy(f => f.Describe!.Name, StringComparer.OrdinalIgnoreCase).Select(g => g.First())
            .OrderBy(f => f.Describe!.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static bool IsReferredTo(SnapshotFile file, SchemaIndex index) =>
        index.Absent.Any(a => string.Equals(a.ApiName, file.Describe!.Name, StringComparison.OrdinalIgnoreCase));

    // Of the spellings of an object without a snapshot the first by code points is used. An object with one is spelled as its snapshot
    // does.
    private static EquatableArray<TypeEntry> FindSpellings(List<SObjectDescribe> describes) => new(describes
        .SelectMany(d => d.Fields)
        .SelectMany(f => f.ReferenceTo)
        .Distinct(StringComparer.Ordinal)
        .GroupBy(n => n, StringComparer.OrdinalIgnoreCase)
        .Where(g => g.Count() > 1)
        .Select(g => g.OrderBy(n => n, StringComparer.Ordinal).First())
        .OrderBy(n => n, StringComparer.Ordinal)
        .Select(n => new TypeEntry(n, n)));

    // A reference to one object needs that object's name as a type even where its snapshot is absent.
    private static EquatableArray<TypeEntry> FindAbsent(
        List<SObjectDescribe> describes, SchemaIndex index, TypeNameTable types) => new(describes
        .SelectMany(d => d.Fields)
        .Where(f => f.ReferenceTo.Count == 1 && index.FindObject(f.ReferenceTo[0]) is null)
        .Select(f => f.ReferenceTo[0])
        .GroupBy(n => n, StringComparer.OrdinalIgnoreCase)
        .Select(g => g.OrderBy(n => n, StringComparer.Ordinal).First())
        .OrderBy(n => n, StringComparer.Ordinal)
        .Select(n => new TypeEntry(n, types.TakeAbsent(n))));

    // Said once for each object that is not there, however many fields refer to it.
    private static EquatableArray<SnapshotProblem> NoteAbsent(IEnumerable<SnapshotFile> files, SchemaIndex index) => new(files
        .SelectMany(file => file.Describe!.Fields.Select(field => (File: file, Field: field)))
        .Where(
            r => r.Field.RelationshipName is not null && r.Field.ReferenceTo.Count == 1 && index.FindObject(r.Field.ReferenceTo[0]) is null)
        .GroupBy(r => r.Field.ReferenceTo[0], StringComparer.OrdinalIgnoreCase)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new SnapshotProblem(DiagnosticIds.ParentWithoutSnapshot, g.First().File.Path, default, NoteText(
            g.Key, g.First().File.Describe!.Name + "." + g.First().Field.Name, g.Count() - 1))));

    private static string NoteText(string target, string field, int others)
    {
        var who = others == 0 ? $"{field} refers" : $"{field} and {others} other field{(others == 1 ? "" : "s")} refer";
        return $"{target} has no snapshot, and {who} to it: its ids are here, its fields are not. Pull {target} to reach them";
    }

    private static EquatableArray<PairEntry> FindPairs(
        List<SObjectDescribe> describes, SchemaIndex index, TypeNameTable types) => new(describes
        .SelectMany(d => d.Fields)
        .Where(f => f.ReferenceTo.Count == 2)
        .Select(index.Targets)
        .Select(t => new PairEntry(TypeNames.OfPair(t[0].TypeName, t[1].TypeName), t))
        .Distinct()
        .OrderBy(p => p.BaseName, StringComparer.Ordinal).ThenBy(p => p.Targets[0].TypeName, StringComparer.Ordinal)
        .Select(p => p with { BaseName = types.TakeReference(p.BaseName) }));

    private static EquatableArray<TypeEntry> RenameReferences(List<SObjectDescribe> describes, TypeNameTable types)
    {
        var renamed = new List<TypeEntry>();
        foreach (var (describe, field) in FieldsByName(describes, d => d.Fields).Where(f => f.Field.ReferenceTo.Count > 2))
        {
            var plain = TypeNames.OfReference(describe.Name, field.Name);
            var name = types.TakeReference(plain);
            if (name != plain)
                renamed.Add(new TypeEntry(describe.Name + "." + field.Name, name));
        }
        return new EquatableArray<TypeEntry>(renamed);
    }

    // AccountBrand is an object, and what the picklist Brand of Account would be called: the object keeps the name.
    private static EquatableArray<TypeEntry> RenamePicklists(List<SObjectDescribe> describes, SchemaIndex index, TypeNameTable types)
    {
        foreach (var target in describes.SelectMany(d => d.Fields).SelectMany(f => f.ReferenceTo))
            types.Reserve(TypeNames.OfObject(target));
        var renamed = new List<TypeEntry>();
        foreach (var (describe, field) in FieldsByName(describes, d => d.Fields.Concat(d.RemovedFields)).Where(
            f => f.Field.Type is FieldType.Picklist or FieldType.MultiPicklist))
        {
            var plain = index.FindObjectOrRemoved(describe.Name) + field.Name;
            var name = types.TakePicklist(plain);
            if (name != plain)
                renamed.Add(new TypeEntry(describe.Name + "." + field.Name, name));
        }
        return new EquatableArray<TypeEntry>(renamed);
    }

    private static IEnumerable<(SObjectDescribe Describe, FieldDescribe Field)> FieldsByName(
        List<SObjectDescribe> describes, Func<SObjectDescribe, IEnumerable<FieldDescribe>> fields) =>
        describes.SelectMany(d => fields(d).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (d, f)));
}
