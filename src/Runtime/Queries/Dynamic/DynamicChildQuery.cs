using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Queries.Dynamic;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Dynamic;

/// <summary>The shape of a child subquery of an object that is named at run time. Immutable.</summary>
public sealed class DynamicChildQuery
{
    private readonly NamedSelectList _list;

    private DynamicChildQuery(ChildShape shape, NamedSelectList list)
    {
        Shape = shape;
        _list = list;
    }

    internal ChildShape Shape { get; }

    internal ChildSelection Selection => _list.AsChildren(Shape.Relationship);

    /// <summary>The object of the children.</summary>
    public SObjectInfo Info => Shape.Child;

    /// <summary>Keeps the children that fulfill the condition and those before it.</summary>
    /// <exception cref="ArgumentException">
    /// The condition is null, names a field that there is not, or compares it with what it does not take.
    /// </exception>
    public DynamicChildQuery Where(Func<DynamicFields, Condition?> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var added = DynamicField.Require(condition(new DynamicFields(Info)));
        var where = RequiredCondition.Add(Shape.Where, added, nameof(Where), $"{Info.Name} ({Shape.Relationship})");
        return new(Shape with { Where = where }, _list);
    }

    /// <summary>Loads these fields of the children and no others; their ids come along always.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or none is named.</exception>
    public DynamicChildQuery Select(params IEnumerable<string> paths) => new(Shape, _list.With(NamedFields.Selected(Info, paths)));

    /// <summary>Orders the children by a field, instead of any order before.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or it is not sortable.</exception>
    public DynamicChildQuery OrderBy(string path, Nulls? nulls = null) =>
        new(Shape with { Order = NamedFields.Order(Info, null, path, descending: false, nulls) }, _list);

    /// <summary>Orders the children by a field from the greatest down, instead of any order before.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or it is not sortable.</exception>
    public DynamicChildQuery OrderByDescending(string path, Nulls? nulls = null) =>
        new(Shape with { Order = NamedFields.Order(Info, null, path, descending: true, nulls) }, _list);

    /// <summary>Orders children that are equal so far by another field.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or it is not sortable.</exception>
    /// <exception cref="InvalidOperationException">There is no order yet.</exception>
    public DynamicChildQuery ThenBy(string path, Nulls? nulls = null) =>
        new(Shape with { Order = NamedFields.Order(Info, OrderTerm.Require(Shape.Order), path, descending: false, nulls) }, _list);

    /// <summary>Orders children that are equal so far by another field, from the greatest down.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or it is not sortable.</exception>
    /// <exception cref="InvalidOperationException">There is no order yet.</exception>
    public DynamicChildQuery ThenByDescending(string path, Nulls? nulls = null) =>
        new(Shape with { Order = NamedFields.Order(Info, OrderTerm.Require(Shape.Order), path, descending: true, nulls) }, _list);

    /// <summary>At most that number of children of each parent.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public DynamicChildQuery Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Shape with { Limit = Math.Min(Shape.Limit ?? int.MaxValue, count) }, _list);
    }

    /// <summary>Loads children of the children. SOQL nests five levels, the query's own object among them.</summary>
    /// <exception cref="ArgumentException">The relationship does not exist.</exception>
    public DynamicChildQuery WithChildren(string relationship, Func<DynamicChildQuery, DynamicChildQuery>? shape = null)
    {
        var children = Of(Info, relationship, shape);
        return new(Shape with { Children = Shape.Children.With(children.Shape) }, _list.With(children.Selection));
    }

    internal static DynamicChildQuery Of(SObjectInfo info, string relationship, Func<DynamicChildQuery, DynamicChildQuery>? shape)
    {
        var children = NamedField.Children(info, relationship);
        var plain = new DynamicChildQuery(new ChildShape(children.Name, children.Target!), new NamedSelectList(children.Target!, null));
        return shape is null
            ? plain
            : shape(plain) ?? throw new ArgumentException("The shape of the children is null: give back the query.", nameof(shape));
    }
}
