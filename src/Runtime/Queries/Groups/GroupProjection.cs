using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Queries.Groups;

/// <summary>A projection of groups.</summary>
internal sealed class GroupProjection<R>(QueryParts parts, Func<AggregateRow, R> row) : Projection<R>(parts)
{
    internal override R Convert(SObject record) => row((AggregateRow)record);

    private protected override Projection<R> With(QueryParts parts) => new GroupProjection<R>(parts, row);
}
