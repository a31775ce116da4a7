using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>The condition, order and limit of a child subquery.</summary>
internal sealed record ChildShape(string Relationship, SObjectInfo Child)
{
    public Condition? Where { get; init; }

    public OrderTerm? Order { get; init; }

    public int? Limit { get; init; }

    /// <summary>The fields of the children, separated by a comma and a blank; null for those of the snapshot.</summary>
    public string? Fields { get; init; }

    /// <summary>The shapes of subqueries in this one.</summary>
    public ChildShapes Children { get; init; } = ChildShapes.None;

    /// <summary>Writes what follows FROM.</summary>
    public void WriteEnd(ref SoqlWriter writer)
    {
        if (Where is not null)
        {
            if (Where.HasJoin)
                JoinRules.Check(Where, Child);
            writer.Write(" WHERE ");
            Where.Write(ref writer);
        }
        if (Order is not null)
        {
            writer.Write(" ORDER BY ");
            Order.Write(ref writer);
        }
        if (Limit is { } limit)
        {
            writer.Write(" LIMIT ");
            writer.Write(limit);
        }
    }
}
