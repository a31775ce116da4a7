using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>The rows of SOQL as text.</summary>
internal sealed class StatementRows<TRow>(IStatementPages<TRow> pages) : QueryRows<TRow>
{
    private readonly List<TRow> _rows = [];

    public override int TotalSize => pages.TotalSize;

    public override bool IsLimited => false;

    public override int Count => _rows.Count;

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _rows.Clear();
        return pages.ReadAsync(_rows, cancellationToken);
    }

    public override ValueTask<bool> ReadPageAsync(CancellationToken cancellationToken)
    {
        _rows.Clear();
        return pages.ReadPageAsync(_rows, cancellationToken);
    }

    public override TRow RowAt(int index) => _rows[index];

    public override ValueTask DisposeAsync() => pages.DisposeAsync();
}
