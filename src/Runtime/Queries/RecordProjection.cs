namespace Salesforce.Typed.Queries;

/// <summary>A projection of records.</summary>
internal sealed class RecordProjection<T, R>(QueryParts parts, Func<T, R> row) : Projection<R>(parts)
    where T : SObject
{
    internal override R Convert(SObject record) => row((T)record);

    private protected override Projection<R> With(QueryParts parts) => new RecordProjection<T, R>(parts, row);
}
