using System.ComponentModel;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed.CompilerServices;

/// <summary>The columns of a group that are its keys. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct KeyRow
{
    private readonly AggregateRow _row;

    internal KeyRow(AggregateRow row) => _row = row;

    /// <summary>The value of a key.</summary>
    public TValue Read<TValue, TUse>(int column, IField<TValue, TUse> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Read(_row.Value(column));
    }

    /// <summary>
    /// The value of a key that the lambda declares as nullable, where the field is never null: a subtotal, or a missing parent.
    /// </summary>
    public TValue? Optional<TValue, TUse>(int column, IField<TValue, TUse> field)
        where TValue : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        var value = _row.Value(column);
        return value.IsNull ? null : field.Read(value);
    }

    /// <summary>The value of a key that the lambda declares as never null.</summary>
    /// <exception cref="InvalidOperationException">It is null.</exception>
    public TValue Required<TValue, TUse>(int column, IField<TValue?, TUse> field)
        where TValue : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Read(_row.Value(column)) ?? throw new InvalidOperationException(
            $"The key {field.Path} of this group is null, as it is in the subtotals of Rollup and Cube. Declare the member of the key as "
                + "nullable: (int?)o.Field.");
    }
}
