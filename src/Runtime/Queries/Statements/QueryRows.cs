namespace Salesforce.Typed.Queries.Statements;

/// <summary>The rows of a query's pages, as they arrive. Each read replaces the rows of the one before.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
internal abstract class QueryRows<TRow> : IAsyncDisposable
{
    /// <summary>How many rows the query found in all; known once something was read.</summary>
    public abstract int TotalSize { get; }

    /// <summary>Whether the statement has the limit that was asked for.</summary>
    public abstract bool IsLimited { get; }

    /// <summary>How many rows the last read brought.</summary>
    public abstract int Count { get; }

    /// <summary>Reads the rows that have arrived, waiting for some if there are none; false when there are no more.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Reads the rows of a whole page; false when there are no more.</summary>
    public abstract ValueTask<bool> ReadPageAsync(CancellationToken cancellationToken);

    /// <summary>A row of the last read. It becomes what the caller wants now, so that one that nobody looks at cannot fail.</summary>
    public abstract TRow RowAt(int index);

    /// <summary>Adds the rows of the last read to a list.</summary>
    public void CopyTo(List<TRow> list)
    {
        for (var i = 0; i < Count; i++)
            list.Add(RowAt(i));
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
