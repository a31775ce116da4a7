using System.Collections.Concurrent;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>
/// The SELECT lists of an object without child subqueries, each with the plan by which its rows are read. A program uses few of them, and
/// making one costs more than the rest of a call.
/// </summary>
internal sealed class SelectLists(SObjectInfo info)
{
    // Fields that a program computes could be without end: beyond this number a list is made for each query.
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<string, RecordSelectList> _kept = new(StringComparer.Ordinal);

    /// <summary>The list of <see cref="SObjectInfo.DefaultFields"/>.</summary>
    public RecordSelectList Default { get; } = new(info, info.DefaultFields, ChildShapes.None);

    /// <summary>The list of these fields, separated by a comma and a blank.</summary>
    public RecordSelectList Of(string fields)
    {
        if (_kept.TryGetValue(fields, out var kept))
            return kept;
        var list = new RecordSelectList(info, fields, ChildShapes.None);
        return _kept.Count < MostKept ? _kept.GetOrAdd(fields, list) : list;
    }
}
