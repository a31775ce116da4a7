namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The failures of bulk jobs that were asked for and did not happen yet, one after the other.</summary>
internal sealed class BulkFaults
{
    private readonly Lock _lock = new();
    private readonly Queue<BulkFaultKind?> _rows = new();

    public void Add(BulkFault fault)
    {
        lock (_lock)
        {
            for (var i = 0; i < fault.After; i++)
                _rows.Enqueue(null);
            for (var i = 0; i < fault.Rows; i++)
                _rows.Enqueue(fault.Kind);
        }
    }

    public void Clear()
    {
        lock (_lock)
            _rows.Clear();
    }

    /// <summary>What the next row meets.</summary>
    public BulkFaultKind? Take()
    {
        lock (_lock)
            return _rows.TryDequeue(out var kind) ? kind : null;
    }
}
