using System.Globalization;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>The values of a statement. Nothing that a client wrote ever becomes SQL: it becomes one of these.</summary>
internal sealed class SqlParameters
{
    private readonly List<SqlValue> _values = [];
    private readonly Dictionary<(SqlKind Kind, object Value), string> _names = [];

    public IReadOnlyList<SqlValue> Values => _values;

    /// <summary>
    /// Takes a value and returns how SQL names it: by number, so that the clauses of a statement can be put together in any order. A value
    /// that a statement contains several times has one number, for SQLite has a limit on them. A null is a place for a value of each run.
    /// </summary>
    public string Add(SqlValue value)
    {
        if (value.IsNull || value.Kind == SqlKind.Blob)
            return Next(value);
        var key = (value.Kind, value.Kind == SqlKind.Text ? (object)value.Text : value.Integer);
        if (!_names.TryGetValue(key, out var name))
            _names.Add(key, name = Next(value));
        return name;
    }

    private string Next(SqlValue value)
    {
        _values.Add(value);
        return "?" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }
}
