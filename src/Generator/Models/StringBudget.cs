using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>
/// The strings that the snapshots of a project may bring into its program. The compiler takes 16 MB of them in all (CS8103), the strings of
/// the user's code among them; snapshots that hold more are reported instead.
/// </summary>
internal sealed class StringBudget
{
    /// <summary>The most characters.</summary>
    public const int MostCharacters = 7_000_000;

    // Two bytes a character, and at most five more for each string.
    private const int Overhead = 3;

    // Separators and flags of a line of a record's table, and of an entry of a picklist's table.
    private const int FieldOverhead = 24;
    private const int EntryOverhead = 6;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<EquatableArray<PicklistEntry>> _knownTables = [];
    private long _used;

    /// <summary>Takes the strings of an object, of which the program has equal ones once; false if there are too many.</summary>
    public bool TryTake(SObjectDescribe describe)
    {
        var added = new List<string>();
        var more = 0L;
        foreach (var text in Strings(describe))
        {
            if (!_known.Add(text))
                continue;
            added.Add(text);
            more += text.Length + Overhead;
        }
        if (_used + more <= MostCharacters)
        {
            _used += more;
            return true;
        }
        _known.ExceptWith(added);
        return false;
    }

    /// <summary>
    /// Takes the tables of the objects too, which are strings where there is room; false if there are too many. The program has equal
    /// tables once.
    /// </summary>
    public bool TryTakeTables(IEnumerable<SObjectDescribe> describes)
    {
        var added = new List<EquatableArray<PicklistEntry>>();
        var more = 0L;
        foreach (var describe in describes)
        {
            more += describe.Fields.Sum(f => f.Name.Length + (f.RelationshipName?.Length ?? 0) + FieldOverhead)
                + describe.ChildRelationships.Sum(c => (c.RelationshipName?.Length ?? 0) + FieldOverhead);
            foreach (var field in describe.Fields.Concat(describe.RemovedFields))
            {
                if (!_knownTables.Add(field.PicklistValues))
                    continue;
                added.Add(field.PicklistValues);
                more +=
                    field.PicklistValues.Sum(v => v.Value.Length + v.Label.Length + (v.ValidFor?.Length ?? 0) + Overhead + EntryOverhead);
            }
        }
        if (_used + more <= MostCharacters)
        {
            _used += more;
            return true;
        }
        _knownTables.ExceptWith(added);
        return false;
    }

    // Each name is there with a dot too, as a step of a path. Tables, with the labels, are counted by TryTakeTables.
    private static IEnumerable<string> Strings(SObjectDescribe describe) => describe.Fields.Concat(describe.RemovedFields)
        .SelectMany(
            f => f.PicklistValues.Concat(f.RemovedValues).Select(v => v.Value).Concat(Names(f.Name)).Concat(Names(f.RelationshipName)))
        .Concat(describe.ChildRelationships.SelectMany(c => Names(c.RelationshipName).Append(c.Field)))
        .Append(describe.Name);

    private static IEnumerable<string> Names(string? name) => name is null ? [] : [name, name + "."];
}
