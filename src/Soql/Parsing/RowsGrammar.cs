using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>The clauses that choose rows, which a query and RETURNING of a search have in common.</summary>
internal static class RowsGrammar
{
    /// <summary>WHERE, where it is there; false after a failure.</summary>
    public static bool TryWhere(TokenReader reader, out Condition? where)
    {
        where = null;
        return !reader.Take(Keyword.Where) || (where = ConditionGrammar.Conditions(reader, "WHERE")) is not null;
    }

    /// <summary>ORDER BY, LIMIT and OFFSET, as far as they are present; false after a failure.</summary>
    public static bool TryPage(TokenReader reader, out EquatableArray<OrderByItem> orderBy, out RowCount? limit, out RowCount? offset)
    {
        orderBy = default;
        limit = null;
        offset = null;
        if (reader.Is(Keyword.Order))
        {
            if (OrderGrammar.OrderBy(reader) is not { } items)
                return false;
            orderBy = new EquatableArray<OrderByItem>(items.ToArray());
        }
        if (reader.Take(Keyword.Limit) && (limit = LiteralGrammar.RowCount(reader, "LIMIT")) is null)
            return false;
        return !reader.Take(Keyword.Offset) || (offset = LiteralGrammar.RowCount(reader, "OFFSET")) is not null;
    }
}
