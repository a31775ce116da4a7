using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Filters;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Policy.Queries;

/// <summary>Statements that find which of some records an agent may read or write.</summary>
public static class VisibleRows
{
    /// <summary>The ids of those records that the agent's filter finds.</summary>
    /// <param name="access">The agent.</param>
    /// <param name="name">The object.</param>
    /// <param name="ids">The ids of the records.</param>
    /// <param name="unchangedSince">Only records that were not changed after this time; null for no such condition.</param>
    public static string Statement(AgentAccess access, string name, IEnumerable<string> ids, DateTimeOffset? unchangedSince = null)
    {
        var conditions = new List<Condition>();
        if (access.FilterOf(name) is { } filter)
            conditions.Add(filter.Condition);
        if (unchangedSince is { } time)
            conditions.Add(new Comparison(new FieldPath("SystemModstamp"), ComparisonOperator.LessOrEqual, new DateTimeLiteral(time)));
        conditions.Add(new InCondition(new FieldPath("Id"), false, new(ids.Select(id => (Literal)new StringLiteral(id)))));
        return RewrittenText.Of(new SoqlQuery
        {
            Select = new SelectClause(new([new SelectExpression(new FieldPath("Id"))])),
            From = new FromClause(new([new FromItem(new FieldPath(name))])),
            Where = Conditions.And(conditions),
        });
    }
}
