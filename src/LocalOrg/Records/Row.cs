namespace Salesforce.Typed.Local;

/// <summary>The values of a record, by the places of its fields; and which of them changed.</summary>
internal sealed class Row(ObjectModel model)
{
    private readonly SqlValue[] _values = new SqlValue[model.Fields.Count];
    private readonly bool[] _changed = new bool[model.Fields.Count];

    public ObjectModel Object { get; } = model;

    public SqlValue this[FieldModel field]
    {
        get => _values[field.Index];
        set
        {
            _values[field.Index] = value;
            _changed[field.Index] = true;
        }
    }

    public bool HasChanged(FieldModel field) => _changed[field.Index];

    /// <summary>Takes a value as it is stored: no change.</summary>
    public void Load(FieldModel field, SqlValue value) => _values[field.Index] = value;

    public string? Text(string field) => Object.Find(field) is { } found ? this[found].AsText() : null;

    public double? Real(string field) => Object.Find(field) is { } found && this[found].Kind == SqlKind.Real ? this[found].Real : null;

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

    public void Set(string field, double? value)
    {
        if (Object.Find(field) is { Kind: ColumnKind.Real } found)
            this[found] = value is { } number ? number : SqlValue.Null;
    }
}
