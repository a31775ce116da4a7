using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>
/// Splits a query whose statement is longer than the org takes into several, by its longest list of values. That gives the same rows where
/// the list must hold for every row, values that may be equal in the org stay in one statement, and the rows have no order, Skip or groups;
/// elsewhere it is refused. A limit without an order takes any rows: each statement has it, and the reader stops there.
/// </summary>
internal static class StatementSplit
{
    /// <summary>The longest statement (Limits Quick Reference, SOQL and SOSL Limits).</summary>
    public const int LongestStatement = 100_000;

    /// <summary>The statements that give the query's rows.</summary>
    public static IReadOnlyList<string> Statements(QueryParts parts)
    {
        var soql = parts.ToSoql();
        return soql.Length <= LongestStatement ? [soql] : Split(parts, soql);
    }

    private static List<string> Split(QueryParts parts, string soql)
    {
        var list = LongestList(parts.Where);
        if (list is null)
            throw TooLong(soql, "and it has no In list at the top of Where, alone or joined by &&, to split it by. Give fewer values");
        if (parts.Grouping is not null || parts.Order is not null || parts.Offset > 0)
            throw TooLong(soql, "and with an order, Skip or groups it cannot be split into several. Leave those out, or give fewer values");
        var values = list.SetCount;
        var room = LongestStatement - (soql.Length - list.Length());
        if (room <= 0)
            throw TooLong(soql, "without its longest list too");
        var statements = new List<string>();
        for (var first = 0; first < values;)
        {
            var part = list.Take(first, room, out var taken);
            if (taken == 0)
                throw TooLong(soql, "and values that the org may compare as equal do not fit into one statement. Give fewer values");
            statements.Add((parts with { Where = Replace(parts.Where!, (Condition)list, part) }).ToSoql());
            first += taken;
        }
        return statements;
    }

    private static InvalidOperationException TooLong(string soql, string why) =>
        new($"The statement has {soql.Length:N0} characters, the org takes {LongestStatement:N0}, {why}.");

    // Only where the list holds for every row does each row belong to one part: at the top, or joined to the rest by AND.
    private static ISplittable? LongestList(Condition? where) => where switch
    {
        ISplittable { CanSplit: true } list => list,
        Junction { Word: Junction.And } junction => junction.Terms().OfType<ISplittable>().Where(l => l.CanSplit).MaxBy(l => l.Length()),
        _ => null,
    };

    private static Condition Replace(Condition where, Condition list, Condition part)
    {
        if (ReferenceEquals(where, list))
            return part;
        Condition? all = null;
        foreach (var term in ((Junction)where).Terms())
            all &= ReferenceEquals(term, list) ? part : term;
        return all!;
    }
}
