using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Groups;

namespace Salesforce.Typed;

public partial class SoqlQuery<T, F>
{
    /// <summary>Groups the rows by a field or a date function (SOQL Reference, GROUP BY).</summary>
    public GroupedQuery<T, F, V> GroupBy<V, U>(Func<F, IField<V, U>> key)
        where U : IGroupable
    {
        var k = Key(key);
        return Group([k.Path], row => k.Read(row.Value(0)));
    }

    /// <summary>Groups the rows by two keys; a group's key is a tuple of them.</summary>
    public GroupedQuery<T, F, (V1, V2)> GroupBy<V1, U1, V2, U2>(Func<F, IField<V1, U1>> key1, Func<F, IField<V2, U2>> key2)
        where U1 : IGroupable
        where U2 : IGroupable
    {
        var k1 = Key(key1);
        var k2 = Key(key2);
        return Group([k1.Path, k2.Path], row => (k1.Read(row.Value(0)), k2.Read(row.Value(1))));
    }

    /// <summary>Groups the rows by three keys; a group's key is a tuple of them.</summary>
    public GroupedQuery<T, F, (V1, V2, V3)> GroupBy<V1, U1, V2, U2, V3, U3>(Func<F, IField<V1, U1>> key1, Func<F, IField<V2, U2>> key2, Func<F, IField<V3, U3>> key3)
        where U1 : IGroupable
        where U2 : IGroupable
        where U3 : IGroupable
    {
        var k1 = Key(key1);
        var k2 = Key(key2);
        var k3 = Key(key3);
        return Group([k1.Path, k2.Path, k3.Path], row => (k1.Read(row.Value(0)), k2.Read(row.Value(1)), k3.Read(row.Value(2))));
    }

    /// <summary>Groups the rows by four keys; a group's key is a tuple of them.</summary>
    public GroupedQuery<T, F, (V1, V2, V3, V4)> GroupBy<V1, U1, V2, U2, V3, U3, V4, U4>(Func<F, IField<V1, U1>> key1, Func<F, IField<V2, U2>> key2, Func<F, IField<V3, U3>> key3, Func<F, IField<V4, U4>> key4)
        where U1 : IGroupable
        where U2 : IGroupable
        where U3 : IGroupable
        where U4 : IGroupable
    {
        var k1 = Key(key1);
        var k2 = Key(key2);
        var k3 = Key(key3);
        var k4 = Key(key4);
        return Group([k1.Path, k2.Path, k3.Path, k4.Path], row => (k1.Read(row.Value(0)), k2.Read(row.Value(1)), k3.Read(row.Value(2)), k4.Read(row.Value(3))));
    }

    /// <summary>Refused: the field does not group.</summary>
    [Obsolete(Rules.Ungroupable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public GroupedQuery<T, F, object> GroupBy(Func<F, IField> key) => throw new NotSupportedException(Rules.Ungroupable);

    /// <summary>Refused: one of the fields does not group.</summary>
    [Obsolete(Rules.Ungroupable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public GroupedQuery<T, F, (object, object)> GroupBy(Func<F, IField> key1, Func<F, IField> key2) => throw new NotSupportedException(Rules.Ungroupable);

    /// <summary>
    /// Chooses aggregates over all rows: one row is the result. The lambda is read when the code is built: the aggregates that it uses are the
    /// SELECT list. SOQL takes no limit and no order here, and none is sent.
    /// </summary>
    [Intercepted]
    public Projection<R> Aggregate<R>(Func<Group<F>, R> row) => throw NotIntercepted();

    /// <summary>Chooses aggregates over all rows, with the SELECT list worked out. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Projection<R> Project<R>(GroupSelection selection, Func<Group<F>, R> row)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(row);
        var list = new GroupSelectList([], selection.Aggregates);
        var columns = new GroupColumns(list);
        return new GroupProjection<R>(Parts.Ungrouped(list), r => row(new Group<F>(columns, r)));
    }

    private static IField<V, U> Key<V, U>(Func<F, IField<V, U>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key(default);
    }

    private GroupedQuery<T, F, K> Group<K>(string[] keys, Func<AggregateRow, K> read) =>
        new(Parts with { Grouping = new Grouping(keys), Order = null }, read);
}
