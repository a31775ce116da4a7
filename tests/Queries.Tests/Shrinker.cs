using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>Makes a failing statement as small as it can be: takes parts away as long as it fails.</summary>
internal static class Shrinker
{
    public static async Task<SoqlQuery> ShrinkAsync(SoqlQuery query, Func<SoqlQuery, Task<bool>> fails)
    {
        for (var steps = 0; steps < 200; steps++)
        {
            SoqlQuery? next = null;
            foreach (var candidate in Smaller(query))
            {
                if (await fails(candidate))
                {
                    next = candidate;
                    break;
                }
            }
            if (next is null)
                return query;
            query = next;
        }
        return query;
    }

    private static IEnumerable<SoqlQuery> Smaller(SoqlQuery query)
    {
        if (query.Where is { } where)
        {
            yield return query with { Where = null };
            foreach (var smaller in Smaller(where))
                yield return query with { Where = smaller };
        }
        if (query.Offset is not null)
            yield return query with { Offset = null };
        if (query.Limit is not null)
            yield return query with { Limit = null };
        foreach (var fewer in Without(query.OrderBy))
            yield return query with { OrderBy = fewer };
        foreach (var fewer in Without(query.Select.Items))
        {
            if (fewer.Count > 0)
                yield return query with { Select = new SelectClause(fewer) };
        }
        for (var i = 0; i < query.Select.Items.Count; i++)
        {
            if (query.Select.Items[i] is not ChildSubquery child)
                continue;
            foreach (var smaller in Smaller(child.Query))
                yield return query with { Select = new SelectClause(Replace(query.Select.Items, i, new ChildSubquery(smaller))) };
        }
        if (query.GroupBy is not { } groupBy)
            yield break;
        if (groupBy.Having is { } having)
        {
            yield return query with { GroupBy = groupBy with { Having = null } };
            foreach (var smaller in Smaller(having))
                yield return query with { GroupBy = groupBy with { Having = smaller } };
        }
        if (groupBy.Kind != GroupByKind.Plain)
            yield return query with { GroupBy = groupBy with { Kind = GroupByKind.Plain } };
        foreach (var fewer in Without(groupBy.Keys))
        {
            if (fewer.Count > 0)
                yield return query with { GroupBy = groupBy with { Keys = fewer } };
        }
    }

    private static IEnumerable<Condition> Smaller(Condition condition)
    {
        switch (condition)
        {
            case AndCondition and:
                foreach (var smaller in Smaller(and.Terms, terms => new AndCondition(terms)))
                    yield return smaller;
                break;
            case OrCondition or:
                foreach (var smaller in Smaller(or.Terms, terms => new OrCondition(terms)))
                    yield return smaller;
                break;
            case NotCondition not:
                yield return not.Operand;
                foreach (var smaller in Smaller(not.Operand))
                    yield return new NotCondition(smaller);
                break;
            case InCondition list:
                foreach (var fewer in Without(list.Values))
                {
                    if (fewer.Count > 0)
                        yield return list with { Values = fewer };
                }
                break;
            case IncludesCondition list:
                foreach (var fewer in Without(list.Values))
                {
                    if (fewer.Count > 0)
                        yield return list with { Values = fewer };
                }
                break;
            case SemiJoinCondition { Query.Where: { } where } join:
                yield return join with { Query = join.Query with { Where = null } };
                foreach (var smaller in Smaller(where))
                    yield return join with { Query = join.Query with { Where = smaller } };
                break;
        }
    }

    private static IEnumerable<Condition> Smaller(EquatableArray<Condition> terms, Func<EquatableArray<Condition>, Condition> join)
    {
        foreach (var term in terms)
            yield return term;
        foreach (var fewer in Without(terms))
        {
            if (fewer.Count > 1)
                yield return join(fewer);
        }
        for (var i = 0; i < terms.Count; i++)
        {
            foreach (var smaller in Smaller(terms[i]))
                yield return join(Replace(terms, i, smaller));
        }
    }

    private static IEnumerable<EquatableArray<T>> Without<T>(EquatableArray<T> items)
        where T : IEquatable<T>
    {
        for (var i = 0; i < items.Count; i++)
            yield return new EquatableArray<T>(items.Where((_, at) => at != i));
    }

    private static EquatableArray<T> Replace<T>(EquatableArray<T> items, int index, T item)
        where T : IEquatable<T> => new(items.Select((old, at) => at == index ? item : old));
}
