using System.ComponentModel;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed;

/// <summary>
/// A projection: what a row becomes, and which fields that needs. <c>query.Select(shape)</c> runs it, also in generic code. Immutable, and
/// safe
/// to keep and to share by threads.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TRow">What a row becomes.</typeparam>
public sealed class RowShape<T, TRow>
    where T : SObject
{
    private readonly Func<T, TRow> _row;

    /// <summary>A projection with its SELECT list worked out. For generated code: call <see cref="RowShape.Of"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowShape(Selection selection, Func<T, TRow> row)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(row);
        Selection = selection;
        _row = row;
    }

    internal Selection Selection { get; }

    /// <summary>What becomes of a record, which must hold the fields that the projection reads.</summary>
    /// <exception cref="FieldNotLoadedException">The record does not hold one of them.</exception>
    public TRow Map(T record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _row(record);
    }
}
