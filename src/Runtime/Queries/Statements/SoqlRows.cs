using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed;

/// <summary>What a typed query gives, and the ways to get it.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public abstract class SoqlRows<TRow> : RowQuery<TRow>
{
    private protected SoqlRows(QueryParts parts) => Parts = parts;

    internal QueryParts Parts { get; }

    /// <inheritdoc/>
    public sealed override string ToSoql() => Parts.ToSoql();

    /// <summary>
    /// All rows in pages of this size, in the order of their ids: each page is a query of its own for what comes after the last id of the
    /// page before, with no OFFSET. Unlike the pages of one query, the caller may take any time between them. Records that are created,
    /// changed or deleted in the meantime neither shift a page nor are found twice. <c>OrderByDescending</c> by the id reverses the order,
    /// and
    /// <c>Take</c> limits the rows of all pages together; any other order, <c>Skip</c> and groups are refused.
    /// </summary>
    /// <param name="size">How many rows a page has; the last one may have fewer.</param>
    /// <param name="cancellationToken">Stops the paging.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The query has an order, a Skip or groups, or its object has no id.</exception>
    /// <exception cref="Errors.SalesforceApiException">The org refused a query.</exception>
    public IAsyncEnumerable<List<TRow>> KeysetPagesAsync(int size, CancellationToken cancellationToken = default) =>
        KeysetPages.ReadAsync(this, KeysetPages.Require(Parts, size), size, cancellationToken);

    /// <inheritdoc/>
    public sealed override async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await CountAsync(Parts.Take(1), cancellationToken).ConfigureAwait(false) > 0;

    /// <inheritdoc/>
    public sealed override Task<int> CountAsync(CancellationToken cancellationToken = default) => CountAsync(Parts, cancellationToken);

    /// <inheritdoc/>
    public sealed override Task<QueryPlan> ExplainAsync(CancellationToken cancellationToken = default) =>
        QueryPlanCall.GetAsync(Parts.Transport, ToSoql(), cancellationToken);

    /// <summary>A row as the caller wants it.</summary>
    internal abstract TRow Convert(SObject row);

    internal sealed override string Description => "The query";

    internal sealed override string RowName => Parts.From.Name;

    internal sealed override QueryRows<TRow> Open(int? limit = null) =>
        new ConvertedRows<TRow>(this, limit is { } count ? Parts.Take(count) : Parts);

    private protected static async Task<int> CountAsync(QueryParts parts, CancellationToken cancellationToken)
    {
        var pages = new RowPages(parts.Counted());
        await using var disposal = pages.ConfigureAwait(false);
        _ = await pages.ReadAsync([], cancellationToken).ConfigureAwait(false);
        return pages.TotalSize;
    }
}
