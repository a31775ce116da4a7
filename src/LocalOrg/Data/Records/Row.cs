using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>The values of a record, by the places of its fields; and which of them changed.</summary>
internal sealed class Row(ObjectModel model)
{
    private readonly SqlValue[] _values = new SqlValue[model.Fields.Count];
    private readonly bool[] _changed = new bool[model.Fields.Count];
    private SqlValue[]? _before;

    public ObjectModel Object { get; } = model;

    public SqlValue this[FieldModel field]
    {
        get => _values[field.Index];
        set
        {
            if (_before is not null && !_changed[field.Index])
                _before[field.Index] = _values[field.Index];
            _values[field.Index] = value;
            _changed[field.Index] = true;
        }
    }

    public bool HasChanged(FieldModel field) => _changed[field.Index];

    /// <summary>Takes a value as it is stored: no change. From then on the row remembers what changes replace.</summary>
    public void Load(FieldModel field, SqlValue value)
    {
        _before ??= new SqlValue[_values.Length];
        _values[field.Index] = value;
    }

    /// <summary>The values that changes of this row replaced, of the fields that are not the same now.</summary>
    public Dictionary<FieldModel, SqlValue> Replaced()
    {
        var replaced = new Dictionary<FieldModel, SqlValue>();
        for (var i = 0; i < _changed.Length; i++)
        {
            if (_changed[i] && _before is not null && !_before[i].IsSame(_values[i]))
                replaced.Add(Object.Fields[i], _before[i]);
        }
        return replaced;
    }

    public string? Text(string field) => Object.Find(field) is { } found ? this[found].AsText() : null;

    public decimal? Number(string field) => Object.Find(field) is not { } found ? null : (found.Kind, this[found].Kind) switch
    {
        (ColumnKind.Decimal, SqlKind.Integer or SqlKind.Real) => FixedPoint.Value(this[found], found.Scale),
        (ColumnKind.Real, SqlKind.Real) => (decimal)this[found].Real,
        _ => null,
    };

    public void Set(string field, bool value)
    {
        if (Object.Find(field) is { Kind: ColumnKind.Boolean } found)
            this[found] = value;
    }

    public void Set(string field, long value)
    {
        if (Object.Find(field) is { Kind: ColumnKind.Integer } found)
            this[found] = value;
    }

    public void Set(string field, string? value)
    {
        if (Object.Find(field) is { Kind: ColumnKind.Text } found)
            this[found] = value;
    }

    /// <exception cref="OverflowException">The number has more digits than the field.</exception>
    public void Set(string field, decimal? value)
    {
        if (Object.Find(field) is not { Kind: ColumnKind.Decimal or ColumnKind.Real } found)
            return;
        if (value is not { } number)
            this[found] = SqlValue.Null;
        else if (found.Kind == ColumnKind.Real)
            this[found] = (double)number;
        else
            this[found] = Math.Abs(number) < FixedPoint.Power(found.Describe.Precision - found.Scale)
                ? FixedPoint.Units(decimal.Round(number, found.Scale, MidpointRounding.AwayFromZero), found.Scale)
                : throw new OverflowException($"{number} has more digits than {found.Name}.");
    }
}
