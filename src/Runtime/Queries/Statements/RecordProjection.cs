namespace Salesforce.Typed.Queries.Statements;

/// <summary>A projection of records.</summary>
internal sealed class RecordProjection<T, R>(QueryParts parts, Func<T, R> row) : Projection<R>(parts)
    where T : SObject
{
    internal override R Convert(SObject record)
    {
        try
        {
            return row((T)record);
        }
        catch (NullReferenceException e)
        {
            throw new InvalidOperationException(
                $"The Select over {record.Layout.Info.Name} met a null, most often a parent that a row has not, or one of another object. It is ordinary C#: write a.Parent?.Name, not a.Parent!.Name, where a row may be without{(record.RecordId.IsId ? ", as " + record.RecordId + " is" : "")}.", e);
        }
    }

    private protected override Projection<R> With(QueryParts parts) => new RecordProjection<T, R>(parts, row);
}
