namespace Salesforce.Typed.Queries.Statements;

/// <summary>
/// What a query may say in addition to its rows. The methods of the query types are these, with their own type as result.
/// </summary>
internal static class QueryOptions
{
    private const int SmallestBatch = 200;
    private const int LargestBatch = 2_000;

    public static QueryParts Only<TFields>(QueryParts parts, Func<TFields, AnyField[]> fields)
        where TFields : struct => parts with { Select = null, Fields = FieldsOf(parts.From, fields) };

    /// <summary>The fields that a lambda names, and the id, as a SELECT list has them.</summary>
    public static string FieldsOf<TFields>(SObjectInfo from, Func<TFields, AnyField[]> fields)
        where TFields : struct
    {
        ArgumentNullException.ThrowIfNull(fields);
        var paths = fields(default).Select(f => f.Path).ToList();
        if (paths.Count == 0)
            throw new ArgumentException("Name at least one field.", nameof(fields));
        if (from.IdField is { } id && !paths.Contains(id.Name, StringComparer.OrdinalIgnoreCase))
            paths.Insert(0, id.Name);
        return string.Join(", ", paths.Distinct(StringComparer.OrdinalIgnoreCase));
    }

    public static QueryParts Fields(QueryParts parts, string which) => parts with { Select = new FieldsSelectList(parts.From, which) };

    public static QueryParts Close(QueryParts parts, string words) => parts with { Closing = parts.Closing + words };

    public static QueryParts IncludeDeleted(QueryParts parts) => parts with { IncludesDeleted = true };

    public static QueryParts BatchSizeOf(QueryParts parts, int rows) => parts with { BatchSize = DemandBatchSize(rows) };

    /// <summary>The number itself, where a page may have that many rows.</summary>
    public static int DemandBatchSize(int rows) => rows is >= SmallestBatch and <= LargestBatch
        ? rows
        : throw new ArgumentOutOfRangeException(nameof(rows), rows, $"A page has {SmallestBatch} to {LargestBatch:N0} rows.");
}
