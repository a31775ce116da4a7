namespace Salesforce.Typed.Queries.Statements;

/// <summary>The shapes of the child subqueries of a query, one a relationship.</summary>
internal sealed class ChildShapes
{
    private ChildShapes(ChildShape[] all) => All = all;

    /// <summary>No shape.</summary>
    public static ChildShapes None { get; } = new([]);

    /// <summary>The shapes, in the order in which they were given.</summary>
    public ChildShape[] All { get; }

    public bool IsEmpty => All.Length == 0;

    /// <summary>The shape of a relationship; null when it has none.</summary>
    public ChildShape? Find(string relationship)
    {
        foreach (var shape in All)
        {
            if (shape.Relationship == relationship)
                return shape;
        }
        return null;
    }

    /// <summary>With one more shape, in place of one that the relationship had.</summary>
    public ChildShapes With(ChildShape shape) => new([.. All.Where(s => s.Relationship != shape.Relationship), shape]);
}
