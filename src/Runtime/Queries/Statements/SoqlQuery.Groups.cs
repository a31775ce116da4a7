using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Groups;

namespace Salesforce.Typed;

public partial class SoqlQuery<T, TFields>
{
    /// <summary>Groups the rows by a field or a date function (SOQL Reference, GROUP BY).</summary>
    public GroupedQuery<T, TFields, TValue> GroupBy<TValue, TUse>(Func<TFields, IField<TValue, TUse>> key)
        where TUse : IGroupable
    {
        var k = Key(key);
        return Group([k.Path], row => k.Read(row.Value(0)));
    }

    /// <summary>Groups the rows by two keys; a group's key is a tuple of them.</summary>
    public GroupedQuery<T, TFields, (TKey1, TKey2)> GroupBy<TKey1, TUse1, TKey2, TUse2>(
        Func<TFields, IField<TKey1, TUse1>> key1, Func<TFields, IField<TKey2, TUse2>> key2)
        where TUse1 : IGroupable
        where TUse2 : IGroupable
    {
        var k1 = Key(key1);
        var k2 = Key(key2);
        return Group([k1.Path, k2.Path], row => (k1.Read(row.Value(0)), k2.Read(row.Value(1))));
    }

    /// <summary>Groups the rows by three keys; a group's key is a tuple of them.</summary>
    public GroupedQuery<T, TFields, (TKey1, TKey2, TKey3)> GroupBy<TKey1, TUse1, TKey2, TUse2, TKey3, TUse3>(
        Func<TFields, IField<TKey1, TUse1>> key1, Func<TFields, IField<TKey2, TUse2>> key2, Func<TFields, IField<TKey3, TUse3>> key3)
        where TUse1 : IGroupable
        where TUse2 : IGroupable
        where TUse3 : IGroupable
    {
        var k1 = Key(key1);
        var k2 = Key(key2);
        var k3 = Key(key3);
        return Group([k1.Path, k2.Path, k3.Path], row => (k1.Read(row.Value(0)), k2.Read(row.Value(1)), k3.Read(row.Value(2))));
    }

    /// <summary>Groups the rows by four keys; a group's key is a tuple of them.</summary>
    public GroupedQuery<T, TFields, (TKey1, TKey2, TKey3, TKey4)> GroupBy<TKey1, TUse1, TKey2, TUse2, TKey3, TUse3, TKey4, TUse4>(
        Func<TFields, IField<TKey1, TUse1>> key1, Func<TFields, IField<TKey2, TUse2>> key2, Func<TFields, IField<TKey3, TUse3>> key3,
        Func<TFields, IField<TKey4, TUse4>> key4)
        where TUse1 : IGroupable
        where TUse2 : IGroupable
        where TUse3 : IGroupable
        where TUse4 : IGroupable
    {
        var k1 = Key(key1);
        var k2 = Key(key2);
        var k3 = Key(key3);
        var k4 = Key(key4);
        return Group([
            k1.Path, k2.Path, k3.Path, k4.Path
        ], row => (k1.Read(row.Value(0)), k2.Read(row.Value(1)), k3.Read(row.Value(2)), k4.Read(row.Value(3))));
    }

    /// <summary>
    /// Groups the rows by a key that the lambda makes of the record: <c>o =&gt; new { o.StageName, Year = o.CloseDate.CalendarYear() }</c>.
    /// The lambda
    /// is read when the code is built; it takes fields and date functions, and makes an anonymous type, a tuple or an object of them.
    /// </summary>
    [Intercepted, OverloadResolutionPriority(-2)]
    public GroupedQuery<T, TFields, TKey> GroupBy<TKey>(Func<T, TKey> key) => throw NotIntercepted();

    /// <summary>Groups the rows by keys that were worked out. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GroupedQuery<T, TFields, TKey> GroupByKey<TKey>(KeySelection keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var read = keys.Reader<TKey>();
        return Group(keys.Keys, row => read(new KeyRow(row)));
    }

    /// <summary>Refused: the field does not group.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Ungroupable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public GroupedQuery<T, TFields, object> GroupBy(Func<TFields, IField> key) => throw new NotSupportedException(Rules.Ungroupable);

    /// <summary>Refused: one of the fields does not group.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Ungroupable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public GroupedQuery<T, TFields, (object, object)> GroupBy(Func<TFields, IField> key1, Func<TFields, IField> key2) =>
        throw new NotSupportedException(Rules.Ungroupable);

    /// <summary>
    /// Chooses aggregates over all rows: one row is the result. The lambda is read when the code is built: the aggregates that it uses are
    /// the SELECT list. SOQL takes no limit and no order here, and none is sent.
    /// </summary>
    [Intercepted]
    public Projection<TRow> Aggregate<TRow>(Func<Group<TFields>, TRow> row) => throw NotIntercepted();

    /// <summary>Chooses aggregates over all rows, with the SELECT list worked out. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Projection<TRow> Project<TRow>(GroupSelection selection, Func<Group<TFields>, TRow> row)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(row);
        var list = new GroupSelectList([], selection.Aggregates);
        var columns = new GroupColumns(list);
        return new GroupProjection<TRow>(Parts.Ungrouped(list), r => row(new Group<TFields>(columns, r)));
    }

    private static IField<TValue, TUse> Key<TValue, TUse>(Func<TFields, IField<TValue, TUse>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key(default);
    }

    private GroupedQuery<T, TFields, TKey> Group<TKey>(string[] keys, Func<AggregateRow, TKey> read) =>
        new(Parts with { Grouping = new Grouping(keys), Order = null }, read);
}
