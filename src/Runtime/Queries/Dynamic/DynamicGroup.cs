using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Dynamic;

/// <summary>A group of rows of an object that is named at run time: its keys by their paths, its aggregates as SOQL writes them.</summary>
/// <example><code>group["Owner.Name"], group["SUM(Amount)"]</code></example>
public sealed class DynamicGroup
{
    private readonly AggregateRow _row;
    private readonly IReadOnlyList<DynamicAggregate> _columns;

    internal DynamicGroup(AggregateRow row, IReadOnlyList<DynamicAggregate> columns)
    {
        _row = row;
        _columns = columns;
    }

    /// <summary>The names of the values: the keys first, then the aggregates.</summary>
    public IEnumerable<string> Columns => _columns.Select(c => c.Soql);

    /// <summary>
    /// A key or an aggregate. A count is a <c>long</c>, a sum or average a <c>decimal</c>, others have the type of their field.
    /// </summary>
    /// <param name="column">The path of a key, or the aggregate as SOQL writes it, in any case.</param>
    /// <exception cref="ArgumentException">The column does not exist.</exception>
    public object? this[string column] => Value(PlaceOf(column));

    /// <summary>An aggregate, by the value that Select chose.</summary>
    /// <exception cref="ArgumentException">Select did not choose it.</exception>
    public object? this[DynamicAggregate aggregate] => this[aggregate.Soql];

    /// <summary>A key or an aggregate as a type.</summary>
    /// <typeparam name="TValue">The type, as <c>decimal?</c>.</typeparam>
    /// <param name="column">The path of a key, or the aggregate as SOQL writes it, in any case.</param>
    /// <exception cref="ArgumentException">The column does not exist.</exception>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has no null.</exception>
    public TValue? Get<TValue>(string column) => DynamicCast.To<TValue>(column, this[column]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _columns.Select((c, i) => $"{c.Soql} = {_row.Value(i)}"));

    private int PlaceOf(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].Soql.Equals(column, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        throw new ArgumentException($"The groups have no '{ApiName.Show(column)}'; they have {string.Join(", ", Columns)}.",
            nameof(column));
    }

    private object? Value(int place)
    {
        var (column, value) = (_columns[place], _row.Value(place));
        if (value.IsNull)
            return null;
        if (column.IsNumber)
            return column.Field is null ? (object?)value.Whole : value.Decimal;
        return column.Field!.Kind switch
        {
            FieldKind.Id => value.Id<Id<DynamicRecord>>()!.Value.Raw,
            FieldKind.Boolean => value.Boolean,
            FieldKind.Int => value.Int,
            FieldKind.Long => value.Whole,
            FieldKind.Decimal => value.Decimal,
            FieldKind.Double => value.Double,
            FieldKind.Date => value.Date,
            FieldKind.DateTime => value.DateTime,
            FieldKind.Time => value.Time,
            _ => value.Text,
        };
    }
}
