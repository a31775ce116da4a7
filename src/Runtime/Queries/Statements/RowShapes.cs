namespace Salesforce.Typed;

/// <summary>Projections of child records inside another projection.</summary>
public static class RowShapes
{
    /// <summary>What a projection makes of each record.</summary>
    public static IReadOnlyList<TRow> Select<T, TRow>(this IEnumerable<T> records, RowShape<T, TRow> shape)
        where T : SObject
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(shape);
        return [.. records.Select(shape.Map)];
    }
}
