namespace Salesforce.Typed;

/// <summary>A page of a query's rows.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public sealed record SoqlPage<TRow>
{
    /// <summary>Creates a <see cref="SoqlPage{TRow}"/>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="totalSize">How many rows all pages have together.</param>
    public SoqlPage(IReadOnlyList<TRow> rows, int totalSize)
    {
        Rows = rows;
        TotalSize = totalSize;
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<TRow> Rows { get; init; }

    /// <summary>How many rows all pages have together.</summary>
    public int TotalSize { get; init; }
}
