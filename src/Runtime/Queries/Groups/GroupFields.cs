using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>A group in HAVING and ORDER BY: aggregates to compare and to order by, and the keys.</summary>
/// <typeparam name="F">The fields of the grouped object.</typeparam>
public readonly struct GroupFields<F>
    where F : struct
{
    /// <summary>How many records the group has.</summary>
    public GroupValue<int> Count() => new("COUNT(Id)");

    /// <summary>How many records of the group have a value there.</summary>
    public GroupValue<int> Count<U>(Func<F, IUse<U>> field)
        where U : IAggregatable => Of<int>("COUNT", field);

    /// <summary>How many different values the group has there.</summary>
    public GroupValue<int> CountDistinct<U>(Func<F, IUse<U>> field)
        where U : IAggregatable => Of<int>("COUNT_DISTINCT", field);

    /// <summary>The sum.</summary>
    public GroupValue<VSum> Sum<VSum, VAverage, U>(Func<F, INumber<VSum, VAverage, U>> field)
        where U : IAggregatable => Of<VSum>("SUM", field);

    /// <summary>The average.</summary>
    public GroupValue<VAverage> Avg<VSum, VAverage, U>(Func<F, INumber<VSum, VAverage, U>> field)
        where U : IAggregatable => Of<VAverage>("AVG", field);

    /// <summary>The least value.</summary>
    public GroupValue<V> Min<V, U>(Func<F, IField<V, U>> field)
        where U : IAggregatable => Of<V>("MIN", field);

    /// <summary>The greatest value.</summary>
    public GroupValue<V> Max<V, U>(Func<F, IField<V, U>> field)
        where U : IAggregatable => Of<V>("MAX", field);

    /// <summary>A key of the groups, to compare or to order by. SOQL takes no other field here.</summary>
    public TField By<TField>(Func<F, TField> key)
        where TField : IField
    {
        ArgumentNullException.ThrowIfNull(key);
        return key(default);
    }

    /// <summary>Whether a row of a Rollup or Cube is a subtotal over the key: 1 or 0.</summary>
    public GroupValue<int> Grouping<V, U>(Func<F, IField<V, U>> key)
        where U : IGroupable => Of<int>("GROUPING", key);

    /// <summary>Refused: only numbers have a sum.</summary>
    [Obsolete(Rules.NoSum, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public GroupValue<decimal> Sum(Func<F, IField> field) => throw new NotSupportedException(Rules.NoSum);

    /// <summary>Refused: only numbers have an average.</summary>
    [Obsolete(Rules.NoSum, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public GroupValue<decimal> Avg(Func<F, IField> field) => throw new NotSupportedException(Rules.NoSum);

    private static GroupValue<V> Of<V>(string function, Func<F, IField> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new GroupValue<V>($"{function}({field(default).Path})");
    }
}
