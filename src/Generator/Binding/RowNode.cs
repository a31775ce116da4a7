using Microsoft.CodeAnalysis;
using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>A record in a lambda, and what is touched of it: fields, parents and children, each in the order of first mention.</summary>
/// <param name="level">How many parents up it is from the query's record, or from the child that it belongs to.</param>
/// <param name="record">The type of the record; null where it is not known.</param>
/// <param name="depth">How many children down it is from the query's record.</param>
internal sealed class RowNode(int level = 0, ITypeSymbol? record = null, int depth = 0)
{
    /// <summary>So far up SOQL goes (SOQL Reference, Understanding Relationship Query Limitations).</summary>
    public const int MaxLevel = 5;

    /// <summary>So far down SOQL goes (SOQL Reference, Understanding Relationship Query Limitations).</summary>
    public const int MaxDepth = 4;

    private readonly List<(string Name, RowNode? Parent)> _members = [];
    private readonly List<(string Name, RowNode Row)> _children = [];
    private readonly List<(string Relationship, List<(string Object, RowNode Row)> Cases)> _typeofs = [];
    private readonly List<(string Soql, FieldKind Kind)> _functions = [];

    /// <summary>How many parents up the record is.</summary>
    public int Level => level;

    /// <summary>How many children down the record is.</summary>
    public int Depth => depth;

    /// <summary>The type of the record; null where it is not known.</summary>
    public ITypeSymbol? Record => record;

    /// <summary>Whether it is the query's own record.</summary>
    public bool IsQueried => level == 0 && depth == 0;

    /// <summary>Whether the object is known to have a field Name.</summary>
    public bool HasNameField => record?.GetMembers("Name").OfType<IPropertySymbol>().Any(RecordShapes.IsGenerated) == true;

    /// <summary>The fields, and the parents with what is touched of them.</summary>
    public IReadOnlyList<(string Name, RowNode? Parent)> Members => _members;

    /// <summary>The child relationships that are touched.</summary>
    public IReadOnlyList<(string Name, RowNode Row)> Children => _children;

    /// <summary>The parents of several possible objects of which fields of their own are touched: what TYPEOF selects.</summary>
    public IReadOnlyList<(string Relationship, List<(string Object, RowNode Row)> Cases)> Typeofs => _typeofs;

    /// <summary>The functions of fields that are asked for, with the kind of their result.</summary>
    public IReadOnlyList<(string Soql, FieldKind Kind)> Functions => _functions;

    /// <summary>Notes a field.</summary>
    public void AddField(string name)
    {
        if (!_members.Any(m => m.Name == name))
            _members.Add((name, null));
    }

    /// <summary>
    /// Notes that code asks whether the record is present. A parent may be absent; for any other record without data there is no row.
    /// </summary>
    public void AddExistence()
    {
        if (level > 0)
            AddField("Id");
    }

    /// <summary>Notes a function of a field.</summary>
    public void AddFunction(string soql, FieldKind kind)
    {
        if (!_functions.Any(f => f.Soql == soql))
            _functions.Add((soql, kind));
    }

    /// <summary>The parent behind a relationship.</summary>
    public RowNode Parent(string relationship, ITypeSymbol? type)
    {
        foreach (var (name, parent) in _members)
        {
            if (name == relationship && parent is not null)
                return parent;
        }
        var node = new RowNode(level + 1, type, depth);
        _members.Add((relationship, node));
        return node;
    }

    /// <summary>A child behind a relationship.</summary>
    public RowNode Child(string relationship, ITypeSymbol? type)
    {
        foreach (var (name, row) in _children)
        {
            if (name == relationship)
                return row;
        }
        var node = new RowNode(0, type, depth + 1);
        _children.Add((relationship, node));
        return node;
    }

    /// <summary>The parent behind a relationship to several objects, where it is of that object.</summary>
    public RowNode ParentAs(string relationship, string sobject, ITypeSymbol? type)
    {
        var cases = _typeofs.FirstOrDefault(t => t.Relationship == relationship).Cases;
        if (cases is null)
            _typeofs.Add((relationship, cases = []));
        foreach (var (name, row) in cases)
        {
            if (name == sobject)
                return row;
        }
        var node = new RowNode(level + 1, type, depth);
        cases.Add((sobject, node));
        return node;
    }

    /// <summary>Notes that a parent of several objects is asked for its name where it is of none of those objects: ELSE.</summary>
    public void ReadOthersByName(string relationship)
    {
        var others = new RowNode(level + 1);
        others.AddField("Name");
        _typeofs.First(t => t.Relationship == relationship).Cases.Add(("", others));
    }

    /// <summary>Whether a field of a parent is asked for by its path.</summary>
    public bool HasParent(string relationship, string field) =>
        _members.Any(m => m.Name == relationship && m.Parent?._members.Any(f => f.Name == field) == true);

    /// <summary>Forgets a parent that is asked for by its path.</summary>
    public void ForgetParent(string relationship) => _members.RemoveAll(m => m.Name == relationship && m.Parent is not null);

    /// <summary>
    /// The fields as SOQL names them, those of parents as paths. A record of which nothing is touched but its being there is asked for its
    /// id, since SOQL selects something always.
    /// </summary>
    public IEnumerable<string> Paths()
    {
        if (_members.Count == 0)
            return _children.Count + _typeofs.Count + _functions.Count == 0 ? ["Id"] : [];
        return _members.SelectMany(m => m.Parent is null ? [m.Name] : m.Parent.Paths().Select(p => m.Name + "." + p));
    }
}
