namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>A value as SQLite keeps it.</summary>
internal readonly struct SqlValue
{
    private readonly object? _object;
    private readonly long _bits;

    private SqlValue(SqlKind kind, long bits, object? value)
    {
        Kind = kind;
        _bits = bits;
        _object = value;
    }

    public static SqlValue Null => default;

    public SqlKind Kind { get; }

    public bool IsNull => Kind == SqlKind.Null;

    public long Integer => _bits;

    public double Real => BitConverter.Int64BitsToDouble(_bits);

    public string Text => (string)_object!;

    public byte[] Blob => (byte[])_object!;

    public static implicit operator SqlValue(long value) => new(SqlKind.Integer, value, null);

    public static implicit operator SqlValue(bool value) => new(SqlKind.Integer, value ? 1 : 0, null);

    public static implicit operator SqlValue(double value) => new(SqlKind.Real, BitConverter.DoubleToInt64Bits(value), null);

    public static implicit operator SqlValue(string? value) => value is null ? default : new(SqlKind.Text, 0, value);

    public static implicit operator SqlValue(byte[] value) => new(SqlKind.Blob, 0, value);

    /// <summary>Whether both are the same to the last bit.</summary>
    public bool IsSame(SqlValue other) => Kind == other.Kind && Kind switch
    {
        SqlKind.Text => Text == other.Text,
        SqlKind.Blob => Blob.AsSpan().SequenceEqual(other.Blob),
        _ => _bits == other._bits,
    };

    /// <summary>The text; null for null.</summary>
    public string? AsText() => Kind == SqlKind.Text ? Text : null;
}
