namespace Salesforce.Typed.Queries.Statements;

/// <summary>A projection of records.</summary>
internal sealed class RecordProjection<T, TRow>(QueryParts parts, Func<T, TRow> row) : Projection<TRow>(parts)
    where T : SObject
{
    internal override TRow Convert(SObject record)
    {
        try
        {
            return row((T)record);
        }
        catch (NullReferenceException e)
        {
            throw new InvalidOperationException(
                $"The Select over {record.Layout.Info.Name} met a null, most often a parent that a row has not, or one of another object. "
                    + "It is ordinary C#: write a.Parent?.Name, not a.Parent!.Name, where a row may be "
                    + $"without{(record.RecordId.IsId ? ", as " + record.RecordId + " is" : "")}.", e);
        }
    }

    private protected override Projection<TRow> With(QueryParts parts) => new RecordProjection<T, TRow>(parts, row);
}
