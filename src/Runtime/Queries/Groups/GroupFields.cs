using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>A group in HAVING and ORDER BY: aggregates to compare and to order by, and the keys.</summary>
/// <typeparam name="TFields">The fields of the grouped object.</typeparam>
public readonly struct GroupFields<TFields>
    where TFields : struct
{
    /// <summary>How many records the group has.</summary>
    public GroupValue<int?> Count() => new("COUNT(Id)");

    /// <summary>How many records of the group have a value there.</summary>
    public GroupValue<int?> Count<TUse>(Func<TFields, IUse<TUse>> field)
        where TUse : IAggregatable => Of<int?>("COUNT", field);

    /// <summary>How many different values the group has there.</summary>
    public GroupValue<int?> CountDistinct<TUse>(Func<TFields, IUse<TUse>> field)
        where TUse : IAggregatable => Of<int?>("COUNT_DISTINCT", field);

    /// <summary>The sum.</summary>
    public GroupValue<TSum> Sum<TSum, TAverage, TUse>(Func<TFields, INumber<TSum, TAverage, TUse>> field)
        where TUse : IAggregatable => Of<TSum>("SUM", field);

    /// <summary>The average.</summary>
    public GroupValue<TAverage> Avg<TSum, TAverage, TUse>(Func<TFields, INumber<TSum, TAverage, TUse>> field)
        where TUse : IAggregatable => Of<TAverage>("AVG", field);

    /// <summary>The least value.</summary>
    public GroupValue<TValue> Min<TValue, TUse>(Func<TFields, IField<TValue, TUse>> field)
        where TUse : IAggregatable => Of<TValue>("MIN", field);

    /// <summary>The greatest value.</summary>
    public GroupValue<TValue> Max<TValue, TUse>(Func<TFields, IField<TValue, TUse>> field)
        where TUse : IAggregatable => Of<TValue>("MAX", field);

    /// <summary>A key of the groups, to compare or to order by. SOQL takes no other field here.</summary>
    public TField By<TField>(Func<TFields, TField> key)
        where TField : IField
    {
        ArgumentNullException.ThrowIfNull(key);
        return key(default);
    }

    /// <summary>Whether a row of a Rollup or Cube is a subtotal over the key: 1 or 0.</summary>
    public GroupValue<int?> Grouping<TValue, TUse>(Func<TFields, IField<TValue, TUse>> key)
        where TUse : IGroupable => Of<int?>("GROUPING", key);

    /// <summary>Refused: SOQL has no count of a condition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NoConditionalCount, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public GroupValue<int?> Count(Func<TFields, Condition?> condition) => throw new NotSupportedException(Rules.NoConditionalCount);

    /// <summary>Refused: only numbers have a sum.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NoSum, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public GroupValue<decimal> Sum(Func<TFields, IField> field) => throw new NotSupportedException(Rules.NoSum);

    /// <summary>Refused: only numbers have an average.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NoSum, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public GroupValue<decimal> Avg(Func<TFields, IField> field) => throw new NotSupportedException(Rules.NoSum);

    private static GroupValue<TValue> Of<TValue>(string function, Func<TFields, IField> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new GroupValue<TValue>($"{function}({field(default).Path})");
    }
}
