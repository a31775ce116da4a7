namespace Salesforce.Typed.Generator.Binding;

/// <summary>A record in a lambda, and what is touched of it: fields, parents and children, each in the order of first mention.</summary>
/// <param name="level">How many parents up it is from the query's record, or from the child that it belongs to.</param>
internal sealed class RowNode(int level = 0)
{
    /// <summary>So far up SOQL goes (SOQL Reference, Understanding Relationship Query Limitations).</summary>
    public const int MaxLevel = 5;

    private readonly List<(string Name, RowNode? Parent)> _members = [];
    private readonly List<(string Name, RowNode Row)> _children = [];

    /// <summary>How many parents up the record is.</summary>
    public int Level => level;

    /// <summary>The child relationships that are touched.</summary>
    public IReadOnlyList<(string Name, RowNode Row)> Children => _children;

    /// <summary>Notes a field.</summary>
    public void AddField(string name)
    {
        if (!_members.Any(m => m.Name == name))
            _members.Add((name, null));
    }

    /// <summary>The parent behind a relationship.</summary>
    public RowNode Parent(string relationship)
    {
        foreach (var (name, parent) in _members)
        {
            if (name == relationship && parent is not null)
                return parent;
        }
        var node = new RowNode(level + 1);
        _members.Add((relationship, node));
        return node;
    }

    /// <summary>A child behind a relationship.</summary>
    public RowNode Child(string relationship)
    {
        foreach (var (name, row) in _children)
        {
            if (name == relationship)
                return row;
        }
        var node = new RowNode();
        _children.Add((relationship, node));
        return node;
    }

    /// <summary>
    /// The fields as SOQL names them, those of parents as paths. A record of which nothing is touched but its being there is asked for its id,
    /// since SOQL selects something always.
    /// </summary>
    public IEnumerable<string> Paths()
    {
        if (_members.Count == 0)
            return _children.Count == 0 ? ["Id"] : [];
        return _members.SelectMany(m => m.Parent is null ? [m.Name] : m.Parent.Paths().Select(p => m.Name + "." + p));
    }
}
