using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Queries.Groups;

/// <summary>A projection of groups.</summary>
internal sealed class GroupProjection<TRow>(QueryParts parts, Func<AggregateRow, TRow> row) : Projection<TRow>(parts)
{
    internal override TRow Convert(SObject record) => row((AggregateRow)record);

    private protected override Projection<TRow> With(QueryParts parts) => new GroupProjection<TRow>(parts, row);
}
