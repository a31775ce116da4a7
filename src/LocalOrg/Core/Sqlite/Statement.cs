using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>
/// A prepared statement, lent by <see cref="Database.Prepare"/> and given back by disposing it. It goes to SQLite's own calls: rows are
/// read as UTF-8 and copied into answers without a string between, and a statement that ran once runs again without being parsed.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly Database _owner;
    private readonly sqlite3_stmt _statement;

    public Statement(Database owner, string sql, sqlite3_stmt statement)
    {
        _owner = owner;
        Sql = sql;
        _statement = statement;
    }

    public string Sql { get; }

    public Statement Bind(int index, long value)
    {
        raw.sqlite3_bind_int64(_statement, index, value);
        return this;
    }

    public Statement Bind(int index, string? value)
    {
        if (value is null)
        {
            raw.sqlite3_bind_null(_statement, index);
            return this;
        }
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        raw.sqlite3_bind_text(_statement, index, bytes.AsSpan(0, Encoding.UTF8.GetBytes(value, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return this;
    }

    public Statement Bind(int index, SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlKind.Integer: raw.sqlite3_bind_int64(_statement, index, value.Integer); break;
            case SqlKind.Real: raw.sqlite3_bind_double(_statement, index, value.Real); break;
            case SqlKind.Text: Bind(index, value.Text); break;
            case SqlKind.Blob: raw.sqlite3_bind_blob(_statement, index, value.Blob); break;
            default: raw.sqlite3_bind_null(_statement, index); break;
        }
        return this;
    }

    public Statement Bind(IReadOnlyList<SqlValue> values)
    {
        for (var i = 0; i < values.Count; i++)
            Bind(i + 1, values[i]);
        return this;
    }

    /// <summary>Goes on to the next row; false when there is none.</summary>
    public bool Step() => raw.sqlite3_step(_statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var code => throw _owner.Failed(code, Sql),
    };

    /// <summary>Runs the statement to its end, and makes it ready for other values.</summary>
    public void Run()
    {
        while (Step())
        {
        }
        Reset();
    }

    /// <summary>Makes the statement ready to run again; what is bound stays.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public bool IsReal(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_FLOAT;

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public double Real(int column) => raw.sqlite3_column_double(_statement, column);

    /// <summary>A text's bytes, valid until the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(_statement, column);

    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Utf8(column));

    public SqlValue Value(int column) => raw.sqlite3_column_type(_statement, column) switch
    {
        raw.SQLITE_INTEGER => Integer(column),
        raw.SQLITE_FLOAT => Real(column),
        raw.SQLITE_TEXT => Text(column),
        raw.SQLITE_BLOB => Utf8(column).ToArray(),
        _ => SqlValue.Null,
    };

    public void Dispose()
    {
        raw.sqlite3_reset(_statement);
        raw.sqlite3_clear_bindings(_statement);
        _owner.TakeBack(this);
    }

    /// <summary>Gives the statement up for good.</summary>
    public void Finish() => _statement.Dispose();
}
