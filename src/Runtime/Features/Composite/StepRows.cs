using System.Collections;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Features.Composite;

/// <summary>The rows that a step brings: before its unit is sent, what represents them.</summary>
/// <param name="step">The step.</param>
/// <param name="standIn">Makes what represents a row.</param>
internal sealed class StepRows<TRow>(UnitStep step, Func<int, TRow> standIn) : IReadOnlyList<TRow>
{
    private readonly Dictionary<int, TRow> _standIns = [];
    private IReadOnlyList<TRow> _rows = [];

    public int Count => Rows.Count;

    private IReadOnlyList<TRow> Rows
    {
        get
        {
            step.DemandSuccess();
            return _rows;
        }
    }

    public TRow this[int index]
    {
        get
        {
            if (step.Unit.IsSent)
                return Rows[index];
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            if (!_standIns.TryGetValue(index, out var row))
                _standIns[index] = row = standIn(index);
            return row;
        }
    }

    /// <summary>Takes the rows that came.</summary>
    public void Fill(IReadOnlyList<TRow> rows) => _rows = rows;

    public IEnumerator<TRow> GetEnumerator() => Rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
