using System.Globalization;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>A query that gives rows, compiled.</summary>
/// <param name="Parameters">The values that the clauses name; in a child query the first is the parent's id.</param>
internal sealed record RowPlan(IReadOnlyList<SqlValue> Parameters) : QueryPlan(Parameters)
{
    public required string Columns { get; init; }

    public required string From { get; init; }

    public required string Where { get; init; }

    public required string OrderBy { get; init; }

    /// <summary>The alias of the table that the rows come from.</summary>
    public required string Alias { get; init; }

    public required RecordShape Shape { get; init; }

    /// <summary>Whether its rows become recently viewed or referenced records of the user.</summary>
    public RecordTracking Tracking { get; init; }

    public int? Limit { get; init; }

    public int? Offset { get; init; }

    /// <summary>At most <paramref name="rows"/> rows from the start.</summary>
    public string FirstRowsSql(int rows) => string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT {Columns} FROM {From} WHERE {Where} ORDER BY {OrderBy} LIMIT {Math.Min(rows, Limit ?? int.MaxValue)} OFFSET "
            + $"{Offset ?? 0}");

    /// <summary>The numbers of all rows, in their order.</summary>
    public string RowNumbersSql() => ColumnSql(ObjectModel.RowColumn);

    /// <summary>The ids of all rows, in their order.</summary>
    public string IdsSql() => ColumnSql(Shape.Object.Id.Column);

    /// <summary>The rows whose numbers the last parameter holds as a JSON array, in its order.</summary>
    public string RowsByNumberSql() => string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT {Columns} FROM json_each(?{Parameters.Count + 1}) AS wanted CROSS JOIN {From} WHERE {Alias}.{ObjectModel.RowColumn} = "
            + $"wanted.value ORDER BY wanted.key");

    private string ColumnSql(string column) => string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT {Alias}.{column} FROM {From} WHERE {Where} ORDER BY {OrderBy} LIMIT {Limit ?? int.MaxValue} OFFSET {Offset ?? 0}");
}
