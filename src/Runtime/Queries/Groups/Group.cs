using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Groups;

namespace Salesforce.Typed;

/// <summary>A group in a Select: its aggregates are values.</summary>
/// <typeparam name="TFields">The fields of the grouped object.</typeparam>
public class Group<TFields>
    where TFields : struct
{
    private readonly GroupColumns _columns;

    internal Group(GroupColumns columns, AggregateRow row)
    {
        _columns = columns;
        Row = row;
    }

    internal AggregateRow Row { get; }

    /// <summary>How many records the group has: <c>COUNT(Id)</c>.</summary>
    public int Count() => Row.Value(_columns.PlaceOf("COUNT(Id)")).Int ?? 0;

    /// <summary>How many records of the group have a value there: <c>COUNT(field)</c>.</summary>
    public int Count<TUse>(Func<TFields, IUse<TUse>> field)
        where TUse : IAggregatable => Value("COUNT", field).Int ?? 0;

    /// <summary>How many different values the group has there: <c>COUNT_DISTINCT(field)</c>.</summary>
    public int CountDistinct<TUse>(Func<TFields, IUse<TUse>> field)
        where TUse : IAggregatable => Value("COUNT_DISTINCT", field).Int ?? 0;

    /// <summary>The sum; null when no record of the group has a value.</summary>
    public TSum Sum<TSum, TAverage, TUse>(Func<TFields, INumber<TSum, TAverage, TUse>> field)
        where TUse : IAggregatable => Field(field).ReadSum(Value("SUM", field));

    /// <summary>The average; null when no record of the group has a value.</summary>
    public TAverage Avg<TSum, TAverage, TUse>(Func<TFields, INumber<TSum, TAverage, TUse>> field)
        where TUse : IAggregatable => Field(field).ReadAverage(Value("AVG", field));

    /// <summary>The least value; of a picklist the first in the org's order.</summary>
    public TValue Min<TValue, TUse>(Func<TFields, IField<TValue, TUse>> field)
        where TUse : IAggregatable => Field(field).Read(Value("MIN", field));

    /// <summary>The greatest value; of a picklist the last in the org's order.</summary>
    public TValue Max<TValue, TUse>(Func<TFields, IField<TValue, TUse>> field)
        where TUse : IAggregatable => Field(field).Read(Value("MAX", field));

    /// <summary>Whether this row of a Rollup or Cube is a subtotal over the key: then the key is null (SOQL Reference, GROUPING).</summary>
    public bool IsSubtotal<TValue, TUse>(Func<TFields, IField<TValue, TUse>> key)
        where TUse : IGroupable => Value("GROUPING", key).Int == 1;

    /// <summary>
    /// An aggregate as the user's locale writes it: <c>g.Format(x =&gt; x.Sum(o =&gt; o.Amount))</c> is <c>FORMAT(SUM(Amount))</c>.
    /// </summary>
    public string? Format<TUse>(Func<GroupFields<TFields>, IUse<TUse>> aggregate) => Row.Value(_columns.PlaceOf("FORMAT", aggregate)).Text;

    /// <summary>Refused: SOQL has no count of a condition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NoConditionalCount, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public int Count(Func<TFields, Condition?> condition) => throw new NotSupportedException(Rules.NoConditionalCount);

    /// <summary>Refused: only numbers have a sum.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NoSum, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public decimal? Sum(Func<TFields, IField> field) => throw new NotSupportedException(Rules.NoSum);

    /// <summary>Refused: only numbers have an average.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NoSum, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public decimal? Avg(Func<TFields, IField> field) => throw new NotSupportedException(Rules.NoSum);

    /// <summary>Refused: the field does not aggregate.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NoAggregate, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public object? Min(Func<TFields, IField> field) => throw new NotSupportedException(Rules.NoAggregate);

    /// <summary>Refused: the field does not aggregate.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NoAggregate, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public object? Max(Func<TFields, IField> field) => throw new NotSupportedException(Rules.NoAggregate);

    private static TField Field<TField>(Func<TFields, TField> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field(default);
    }

    private AggregateValue Value(string function, Func<TFields, IField> field) => Row.Value(_columns.PlaceOf(function, field));
}

/// <summary>A group with a key in a Select.</summary>
/// <typeparam name="TFields">The fields of the grouped object.</typeparam>
/// <typeparam name="TKey">The key; a tuple of several.</typeparam>
public sealed class Group<TFields, TKey> : Group<TFields>
    where TFields : struct
{
    private readonly Func<AggregateRow, TKey> _key;

    internal Group(GroupColumns columns, AggregateRow row, Func<AggregateRow, TKey> key)
        : base(columns, row) => _key = key;

    /// <summary>The key that the records of the group share; null in the subtotals of a Rollup or Cube.</summary>
    public TKey Key => _key(Row);
}
