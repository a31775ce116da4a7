using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>A compiled query: a <see cref="RowPlan"/>, a <see cref="GroupPlan"/> or a <see cref="CountPlan"/>.</summary>
/// <param name="Parameters">The values that the SQL names.</param>
internal abstract record QueryPlan(IReadOnlyList<SqlValue> Parameters);
