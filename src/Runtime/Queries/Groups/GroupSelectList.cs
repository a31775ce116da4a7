using System.Text;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Groups;

/// <summary>
/// The SELECT list of a query over groups: its keys, then its aggregates. Each column has a name in the answer: a field its own, an
/// aggregate
/// <c>expr0</c>, <c>expr1</c> and so on, counted over those without an alias; keys that would clash, paths and functions get an alias.
/// </summary>
internal sealed class GroupSelectList : ISelectList
{
    private readonly string[] _keys;
    private readonly string[] _aggregates;
    private readonly string[] _columns;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public GroupSelectList(string[] keys, string[] aggregates)
    {
        _keys = keys;
        _aggregates = aggregates;
        _columns = [.. keys.Select((key, i) => NeedsAlias(key) ? $"k{i}" : key), .. aggregates.Select((_, i) => $"expr{i}")];
        for (var i = 0; i < aggregates.Length; i++)
            _places[aggregates[i]] = keys.Length + i;
        var table = Encoding.UTF8.GetBytes(string.Concat(_columns.Select(c => $"{c} x0\n")));
        SObjectInfo info = null!;
        info = SObjectInfo.Create(TableFormat.Version, "AggregateResult", null, table, origin => new AggregateRow(info, origin));
        Plan = PlanBuilder.Build(info, string.Join(", ", _columns), []);
    }

    public ReadPlan Plan { get; }

    /// <summary>The column of an aggregate.</summary>
    public int PlaceOf(string aggregate) => _places.TryGetValue(aggregate, out var place)
        ? place
        : throw new InvalidOperationException($"This Select was built without {aggregate}: build the code again.");

    public void Write(ref SoqlWriter writer, QueryParts parts)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.Write(_keys[i]);
            if (NeedsAlias(_keys[i]))
            {
                writer.Write(' ');
                writer.Write(_columns[i]);
            }
        }
        for (var i = 0; i < _aggregates.Length; i++)
        {
            if (i > 0 || _keys.Length > 0)
                writer.Write(", ");
            writer.Write(_aggregates[i]);
        }
    }

    private static bool NeedsAlias(string key) => key.AsSpan().IndexOfAny('.', '(') >= 0;
}
