using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

/// <summary>The shape of a child subquery: which children, in which order, how many. Immutable.</summary>
/// <typeparam name="T">The child.</typeparam>
/// <typeparam name="TFields">Its fields.</typeparam>
public sealed class ChildQuery<T, TFields>
    where T : SObject
    where TFields : struct
{
    internal ChildQuery(ChildShape shape) => Shape = shape;

    internal ChildShape Shape { get; }

    /// <summary>Keeps the children that fulfill the condition and those before it.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every child is meant.</exception>
    public ChildQuery<T, TFields> Where(Func<TFields, Condition?> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(Shape with
        {
            Where = RequiredCondition.Add(Shape.Where, condition(default), nameof(Where), $"{Shape.Child.Name} ({Shape.Relationship})")
        });
    }

    /// <summary>Orders the children by a field, instead of any order before.</summary>
    public ChildQuery<T, TFields> OrderBy(Func<TFields, IUse<ISortable>> field, Nulls? nulls = null) =>
        Order(null, field, descending: false, nulls);

    /// <summary>Orders the children from the greatest down, instead of any order before.</summary>
    public ChildQuery<T, TFields> OrderByDescending(Func<TFields, IUse<ISortable>> field, Nulls? nulls = null) =>
        Order(null, field, descending: true, nulls);

    /// <summary>Orders children that are equal so far.</summary>
    public ChildQuery<T, TFields> ThenBy(Func<TFields, IUse<ISortable>> field, Nulls? nulls = null) =>
        Order(Shape.Order, field, descending: false, nulls);

    /// <summary>Orders children that are equal so far, from the greatest down.</summary>
    public ChildQuery<T, TFields> ThenByDescending(Func<TFields, IUse<ISortable>> field, Nulls? nulls = null) =>
        Order(Shape.Order, field, descending: true, nulls);

    /// <summary>Refused: the field does not sort.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unsortable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public ChildQuery<T, TFields> OrderBy(Func<TFields, IField> field, Nulls? nulls = null) =>
        throw new NotSupportedException(Rules.Unsortable);

    /// <summary>At most that number of children of each parent.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ChildQuery<T, TFields> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Shape with { Limit = Math.Min(Shape.Limit ?? int.MaxValue, count) });
    }

    /// <summary>
    /// Loads the children with these fields and no others. The id comes along always. A Select chooses the fields itself.
    /// </summary>
    /// <exception cref="ArgumentException">No field is named.</exception>
    public ChildQuery<T, TFields> Only(Func<TFields, AnyField[]> fields) =>
        new(Shape with { Fields = QueryOptions.FieldsOf(Shape.Child, fields) });

    /// <summary>Loads every standard field of the children that the user may see: <c>FIELDS(STANDARD)</c>.</summary>
    public ChildQuery<T, TFields> AllStandardFields() => new(Shape with { Fields = FieldsSelectList.Name("STANDARD") });

    /// <summary>
    /// Loads every custom field of the children that the user may see: <c>FIELDS(CUSTOM)</c>, which requires <c>Take(200)</c> or fewer.
    /// </summary>
    public ChildQuery<T, TFields> AllCustomFields() => new(Shape with { Fields = FieldsSelectList.Name("CUSTOM") });

    /// <summary>
    /// Loads every field of the children that the user may see: <c>FIELDS(ALL)</c>, which requires <c>Take(200)</c> or fewer.
    /// </summary>
    public ChildQuery<T, TFields> AllFields() => new(Shape with { Fields = FieldsSelectList.Name("ALL") });

    /// <summary>
    /// Asks for the children of the children, and shapes them. SOQL nests five levels, the query's own object among them.
    /// </summary>
    public ChildQuery<T, TFields> WithChildren<TChild, TChildFields>(
        Func<TFields, Children<TChild, TChildFields>> children,
        Func<ChildQuery<TChild, TChildFields>, ChildQuery<TChild, TChildFields>>? shape = null)
        where TChild : SObject, ISObject<TChild>
        where TChildFields : struct => new(Shape with { Children = Shape.Children.With(Make(children, shape)) });

    internal static ChildShape Make<TParentFields, TChild, TChildFields>(
        Func<TParentFields, Children<TChild, TChildFields>> children,
        Func<ChildQuery<TChild, TChildFields>, ChildQuery<TChild, TChildFields>>? shape)
        where TParentFields : struct
        where TChild : SObject, ISObject<TChild>
        where TChildFields : struct
    {
        ArgumentNullException.ThrowIfNull(children);
        var plain = new ChildQuery<TChild, TChildFields>(new ChildShape(children(default).RelationPath, TChild.Info));
        return (shape?.Invoke(plain) ?? plain).Shape;
    }

    private ChildQuery<T, TFields> Order(OrderTerm? before, Func<TFields, IField> field, bool descending, Nulls? nulls) =>
        new(Shape with { Order = OrderTerm.Of(before, field, descending, nulls) });
}
