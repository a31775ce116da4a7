namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>The rows of a statement's pages, as they arrive.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
internal interface IStatementPages<TRow> : IAsyncDisposable
{
    /// <summary>How many rows the statement found in all; known once something was read.</summary>
    int TotalSize { get; }

    /// <summary>Adds the rows that have arrived, waiting for some if there are none; false when there are no more.</summary>
    ValueTask<bool> ReadAsync(List<TRow> rows, CancellationToken cancellationToken);

    /// <summary>Adds the rows of a whole page; false when there are no more.</summary>
    ValueTask<bool> ReadPageAsync(List<TRow> rows, CancellationToken cancellationToken);
}
