using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>The rows of a statement as records. What they look like is learned from the first one.</summary>
internal sealed class RecordPages<T>(StatementCall call, SObjectInfo info) : IStatementPages<T>
    where T : SObject
{
    private readonly List<SObject> _rows = [];
    private readonly RowPages _pages = new(
        new QueryParts(info, call.Transport)
        {
            Select = new UnknownSelectList(info),
            IncludesDeleted = call.IncludesDeleted,
            BatchSize = call.BatchSize,
        },
        call.Soql);

    public int TotalSize => _pages.TotalSize;

    public async ValueTask<bool> ReadAsync(List<T> rows, CancellationToken cancellationToken)
    {
        _rows.Clear();
        return await _pages.ReadAsync(_rows, cancellationToken).ConfigureAwait(false) && AddTo(rows);
    }

    public async ValueTask<bool> ReadPageAsync(List<T> rows, CancellationToken cancellationToken)
    {
        _rows.Clear();
        return await _pages.ReadPageAsync(_rows, cancellationToken).ConfigureAwait(false) && AddTo(rows);
    }

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    private bool AddTo(List<T> rows)
    {
        foreach (var row in _rows)
            rows.Add((T)row);
        return true;
    }
}
