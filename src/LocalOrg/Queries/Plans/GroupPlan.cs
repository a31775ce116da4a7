using System.Text.Json;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>A query that gives groups, or one number over all rows, compiled.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">Its values.</param>
/// <param name="Columns">The members of a group: their names, and how they are written.</param>
internal sealed record GroupPlan(string Sql, IReadOnlyList<SqlValue> Parameters, IReadOnlyList<Shape> Columns) : QueryPlan(Parameters)
{
    public static readonly JsonEncodedText AggregateResult = JsonEncodedText.Encode("AggregateResult");
}
