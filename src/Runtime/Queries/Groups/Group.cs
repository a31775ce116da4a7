using System.Runtime.CompilerServices;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Groups;

namespace Salesforce.Typed;

/// <summary>A group in a Select: its aggregates are values.</summary>
/// <typeparam name="F">The fields of the grouped object.</typeparam>
public class Group<F>
    where F : struct
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
    public int Count<U>(Func<F, IUse<U>> field)
        where U : IAggregatable => Value("COUNT", field).Int ?? 0;

    /// <summary>How many different values the group has there: <c>COUNT_DISTINCT(field)</c>.</summary>
    public int CountDistinct<U>(Func<F, IUse<U>> field)
        where U : IAggregatable => Value("COUNT_DISTINCT", field).Int ?? 0;

    /// <summary>The sum; null when no record of the group has a value.</summary>
    public VSum Sum<VSum, VAverage, U>(Func<F, INumber<VSum, VAverage, U>> field)
        where U : IAggregatable => Field(field).ReadSum(Value("SUM", field));

    /// <summary>The average; null when no record of the group has a value.</summary>
    public VAverage Avg<VSum, VAverage, U>(Func<F, INumber<VSum, VAverage, U>> field)
        where U : IAggregatable => Field(field).ReadAverage(Value("AVG", field));

    /// <summary>The least value; of a picklist the first in the org's order.</summary>
    public V Min<V, U>(Func<F, IField<V, U>> field)
        where U : IAggregatable => Field(field).Read(Value("MIN", field));

    /// <summary>The greatest value; of a picklist the last in the org's order.</summary>
    public V Max<V, U>(Func<F, IField<V, U>> field)
        where U : IAggregatable => Field(field).Read(Value("MAX", field));

    /// <summary>Whether this row of a Rollup or Cube is a subtotal over the key: then the key is null (SOQL Reference, GROUPING).</summary>
    public bool IsSubtotal<V, U>(Func<F, IField<V, U>> key)
        where U : IGroupable => Value("GROUPING", key).Int == 1;

    /// <summary>Refused: only numbers have a sum.</summary>
    [Obsolete(Rules.NoSum, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public decimal? Sum(Func<F, IField> field) => throw new NotSupportedException(Rules.NoSum);

    /// <summary>Refused: only numbers have an average.</summary>
    [Obsolete(Rules.NoSum, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public decimal? Avg(Func<F, IField> field) => throw new NotSupportedException(Rules.NoSum);

    /// <summary>Refused: the field does not aggregate.</summary>
    [Obsolete(Rules.NoAggregate, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public object? Min(Func<F, IField> field) => throw new NotSupportedException(Rules.NoAggregate);

    /// <summary>Refused: the field does not aggregate.</summary>
    [Obsolete(Rules.NoAggregate, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public object? Max(Func<F, IField> field) => throw new NotSupportedException(Rules.NoAggregate);

    private static TField Field<TField>(Func<F, TField> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field(default);
    }

    private AggregateValue Value(string function, Func<F, IField> field) => Row.Value(_columns.PlaceOf(function, field));
}

/// <summary>A group with a key in a Select.</summary>
/// <typeparam name="F">The fields of the grouped object.</typeparam>
/// <typeparam name="K">The key; a tuple of several.</typeparam>
public sealed class Group<F, K> : Group<F>
    where F : struct
{
    private readonly Func<AggregateRow, K> _key;

    internal Group(GroupColumns columns, AggregateRow row, Func<AggregateRow, K> key)
        : base(columns, row) => _key = key;

    /// <summary>The key that the records of the group share; null in the subtotals of a Rollup or Cube.</summary>
    public K Key => _key(Row);
}
