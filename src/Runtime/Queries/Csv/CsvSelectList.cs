using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Csv;

/// <summary>
/// The SELECT list of a query whose rows come as CSV. It also selects what CSV does not show: whether a parent exists, by its id, and which
/// object a parent of several possible objects is of.
/// </summary>
internal sealed class CsvSelectList : ISelectList
{
    private readonly SObjectInfo _info;
    private readonly ISelectList _list;
    private readonly string[] _paths;
    private readonly string[] _markers;
    private readonly FunctionSelection[] _functions;
    private readonly FieldInfo[] _functionFields;

    /// <param name="info">The object.</param>
    /// <param name="list">The list of the query.</param>
    /// <param name="selected">What it consists of: fields that are each one value, and functions of fields.</param>
    public CsvSelectList(SObjectInfo info, ISelectList list, SelectedFields selected)
    {
        _info = info;
        _list = list;
        _paths = selected.Paths;
        _functions = [.. selected.Parts.Cast<FunctionSelection>()];
        var markers = new List<string>();
        AddMarkers(info, "", _paths, markers);
        _markers = [.. markers];
        var place = info.Fields.Count + _paths.Length;
        _functionFields = [.. _functions.Select((f, i) => FieldInfo.Extra(info, place + i, f.Alias, f.Kind, f.Soql))];
    }

    ReadPlan ISelectList.Plan => _list.Plan;

    void ISelectList.Write(ref SoqlWriter writer, QueryParts parts) =>
        ChildSelection.WriteList(ref writer, string.Join(", ", [.. _paths, .. _markers]), _functions, parts.Children);

    /// <summary>The reader of rows of this list.</summary>
    /// <param name="row">The reader of CSV, at the header.</param>
    /// <exception cref="SalesforceFormatException">A column is missing.</exception>
    public CsvRowReader Bind(CsvReader row)
    {
        var header = CsvHeader.Read(row);
        int Column(string name) => header.IndexOf(name) is >= 0 and var column
            ? column
            : throw row.Malformed($"There is no column '{name}'; there are {string.Join(", ", header.Names)}", 0, _info.Name);
        return CsvRowReader.Of(
            _info,
            [.. _paths.Select(p => new CsvPath(p, Column(p))), .. _markers.Select(m => new CsvPath(m, Column(m), IsMarker: true))],
            [.. _functionFields.Select(f => (f, Column(f.Name)))]);
    }

    // A field that shows that its record exists, for each parent that is selected without one.
    private static void AddMarkers(SObjectInfo info, string prefix, IReadOnlyList<string> paths, List<string> markers)
    {
        var below = paths.Where(p => p.Contains('.', StringComparison.Ordinal));
        foreach (var group in below.GroupBy(p => p[..p.IndexOf('.', StringComparison.Ordinal)]))
        {
            string[] selected = [.. group.Select(p => p[(group.Key.Length + 1)..])];
            var field = info.Find(group.Key);
            if (field?.Kind == FieldKind.Polymorphic)
                AddMarker(prefix + group.Key, CsvPolymorphicRecord.Type, selected, markers);
            else if (field?.Target is { } target)
            {
                if (target.IdField is { } id && !selected.Any(p => target.Find(p)?.Kind == FieldKind.Boolean))
                    AddMarker(prefix + group.Key, id.Name, selected, markers);
                AddMarkers(target, $"{prefix}{group.Key}.", selected, markers);
            }
        }
    }

    private static void AddMarker(string parent, string field, string[] selected, List<string> markers)
    {
        if (!selected.Contains(field, StringComparer.OrdinalIgnoreCase))
            markers.Add($"{parent}.{field}");
    }
}
