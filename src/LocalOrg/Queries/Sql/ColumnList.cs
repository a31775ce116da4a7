namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>The columns that a statement selects, each once.</summary>
internal sealed class ColumnList
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _columns = [];

    public string Sql => string.Join(", ", _columns);

    /// <summary>The place of that expression among the columns.</summary>
    public int Add(string sql)
    {
        if (!_places.TryGetValue(sql, out var place))
        {
            _places.Add(sql, place = _columns.Count);
            _columns.Add(sql);
        }
        return place;
    }
}
