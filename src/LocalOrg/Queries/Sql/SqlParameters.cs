using System.Globalization;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>The values of a statement. Nothing that a client wrote ever becomes SQL: it becomes one of these.</summary>
internal sealed class SqlParameters
{
    private readonly List<SqlValue> _values = [];

    public IReadOnlyList<SqlValue> Values => _values;

    /// <summary>Takes a value and returns how SQL names it: by number, so that the clauses of a statement can be put together in any order.</summary>
    public string Add(SqlValue value)
    {
        _values.Add(value);
        return "?" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }
}
