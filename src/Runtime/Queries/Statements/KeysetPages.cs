using System.Runtime.CompilerServices;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Groups;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>
/// Reads a query in pages by the id of its records: <c>WHERE ... AND Id > 'last' ORDER BY Id LIMIT n</c>. Ids are compared by their
/// characters, upper before lower case, in conditions and orders alike.
/// </summary>
internal static class KeysetPages
{
    private const string Method = "KeysetPagesAsync";

    /// <summary>The query in the order of its ids, with the id among what it selects.</summary>
    /// <exception cref="InvalidOperationException">The query cannot be paged by the id.</exception>
    public static QueryParts Require(QueryParts parts, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (parts.Grouping is not null || parts.Select is GroupSelectList)
            throw new InvalidOperationException($"{Method} pages by the id of records, and groups have none. Use ToListAsync.");
        if (parts.From.IdField is not { } id)
            throw new InvalidOperationException($"{Method} pages by the id, and {parts.From.Name} has none. Use PagesAsync.");
        if (parts.Offset > 0)
            throw new InvalidOperationException($"{Method} does not take Skip. Filter by an id instead: .Where(x => x.Id > last).");
        if (parts.Order is { } order && (order.Before is not null || order.Path != id.Name))
        {
            throw new InvalidOperationException(
                $"{Method} orders by the id, and this query is ordered by {Text(order)}. Remove the order, or use PagesAsync, which keeps "
                + "it.");
        }
        var ordered = parts with { Order = parts.Order ?? new OrderTerm(null, id.Name, Descending: false, null) };
        return parts.Select is Selection selection ? ordered with { Select = selection.WithId() } : ordered;
    }

    /// <summary>The pages. Each is read whole before it is passed on.</summary>
    public static async IAsyncEnumerable<List<TRow>> ReadAsync<TRow>(
        SoqlRows<TRow> query, QueryParts parts, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = parts.Limit ?? int.MaxValue;
        var last = default(RawId);
        while (left > 0)
        {
            var count = Math.Min(size, left);
            var page = new List<TRow>();
            var lastOfPage = default(RawId);
            int found;
            var rows = new ConvertedRows<TRow>(query, After(parts, last) with { Limit = count });
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadPageAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.CopyTo(page);
                    if (rows.Count > 0)
                        lastOfPage = rows.RecordAt(rows.Count - 1).RecordId;
                }
                found = Math.Max(page.Count, rows.TotalSize);
            }
            if (page.Count == 0)
                yield break;
            if (lastOfPage.IsNone)
            {
                throw new InvalidOperationException(
                    $"{Method} pages by the id, and the rows of this query came without it. Select it, or load the records with Only.");
            }
            if (lastOfPage == last)
                throw new InvalidOperationException($"The page after {last} ended with the same record: the order of ids was not kept.");
            yield return page;
            if (found < count)
                yield break;
            left -= page.Count;
            last = lastOfPage;
        }
    }

    private static QueryParts After(QueryParts parts, RawId last) => last.IsNone ? parts : parts with
    {
        Where = parts.Where
            & new FieldComparison<RawId>(default(FieldPath), parts.From.IdField!.Name, parts.Order!.Descending ? " < " : " > ", last),
    };

    private static string Text(OrderTerm order)
    {
        var writer = new SoqlWriter(stackalloc char[256]);
        order.Write(ref writer);
        return writer.Finish();
    }
}
