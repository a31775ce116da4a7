using Salesforce.Typed.Queries.RawSoql;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

/// <summary>
/// A statement by hand and the ways to get its rows. It is sent as it was written: nothing is added to it, so
/// <see cref="RowQuery{TRow}.FirstAsync"/> and similar ones only stop reading early; write the LIMIT that you mean. Immutable, and safe to
/// keep and to run again.
/// </summary>
/// <typeparam name="TRow">The type of a row: a record, or <see cref="SoqlRow"/>.</typeparam>
public sealed class SoqlStatement<TRow> : RowQuery<TRow>
{
    private readonly StatementCall _call;
    private readonly Func<StatementCall, IStatementPages<TRow>> _open;

    internal SoqlStatement(StatementCall call, Func<StatementCall, IStatementPages<TRow>> open, CancellationToken cancellationToken)
    {
        if (call.Soql.Length > StatementSplit.LongestStatement)
            throw new ArgumentException(
                $"The statement has {call.Soql.Length:N0} characters; the org takes {StatementSplit.LongestStatement:N0}.");
        _call = call;
        _open = open;
        OwnToken = cancellationToken;
    }

    /// <inheritdoc/>
    public override string ToSoql() => _call.Soql;

    /// <summary>Finds records in the recycle bin and archived activities too: <c>/queryAll</c>.</summary>
    public SoqlStatement<TRow> IncludeDeleted() => new(_call with { IncludesDeleted = true }, _open, OwnToken);

    /// <summary>
    /// Requests pages of that number of rows, 200 to 2,000. The org may send smaller ones (REST API, Query Options Header).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not between 200 and 2,000.</exception>
    public SoqlStatement<TRow> BatchSize(int rows) => new(_call with { BatchSize = QueryOptions.DemandBatchSize(rows) }, _open, OwnToken);

    /// <inheritdoc/>
    public override async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await ReadFewAsync(1, cancellationToken).ConfigureAwait(false) is not [];

    /// <inheritdoc/>
    public override async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        using var cancellation = Cancellation.Of(OwnToken, cancellationToken);
        var rows = Open();
        await using var disposal = rows.ConfigureAwait(false);
        _ = await rows.ReadAsync(cancellation.Token).ConfigureAwait(false);
        return rows.TotalSize;
    }

    /// <inheritdoc/>
    public override async Task<QueryPlan> ExplainAsync(CancellationToken cancellationToken = default)
    {
        using var cancellation = Cancellation.Of(OwnToken, cancellationToken);
        return await QueryPlanCall.GetAsync(_call.Transport, _call.Soql, cancellation.Token).ConfigureAwait(false);
    }

    internal StatementCall Call => _call;

    internal override CancellationToken OwnToken { get; }

    internal override string Description => "The statement";

    internal override string RowName => "row";

    internal override QueryRows<TRow> Open(int? limit = null) => new StatementRows<TRow>(_open(_call));
}
