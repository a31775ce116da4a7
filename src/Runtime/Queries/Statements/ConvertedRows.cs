using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>The rows of a typed query.</summary>
/// <param name="query">The query, which converts the records.</param>
/// <param name="parts">What it says, with the limit that was asked for.</param>
internal sealed class ConvertedRows<TRow>(SoqlRows<TRow> query, QueryParts parts) : QueryRows<TRow>
{
    private readonly RowPages _pages = new(parts);
    private readonly List<SObject> _rows = [];

    public override int TotalSize => _pages.TotalSize;

    public override bool IsLimited => true;

    public override int Count => _rows.Count;

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _rows.Clear();
        return _pages.ReadAsync(_rows, cancellationToken);
    }

    public override ValueTask<bool> ReadPageAsync(CancellationToken cancellationToken)
    {
        _rows.Clear();
        return _pages.ReadPageAsync(_rows, cancellationToken);
    }

    /// <summary>A record of the last read, before it is converted.</summary>
    public SObject RecordAt(int index) => _rows[index];

    public override TRow RowAt(int index) => query.Convert(_rows[index]);

    public override ValueTask DisposeAsync() => _pages.DisposeAsync();
}
