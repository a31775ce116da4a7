using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary><c>SELECT COUNT()</c>, compiled: its answer is a number and no rows.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">Its values.</param>
internal sealed record CountPlan(string Sql, IReadOnlyList<SqlValue> Parameters) : QueryPlan(Parameters);
