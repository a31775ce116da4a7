using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>A whole query: its clauses in their order.</summary>
internal static class QueryGrammar
{
    private const string Order = "FROM, USING, WHERE, WITH, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET";

    public static SoqlQuery? Query(TokenReader reader)
    {
        var start = reader.Current.Span;
        if (SelectGrammar.Select(reader) is not { } select || FromGrammar.From(reader) is not { } from)
            return null;
        if (!RowsGrammar.TryWhere(reader, out var where))
            return null;
        if (WithGrammar.Clauses(reader) is not { } with)
            return null;
        GroupByClause? groupBy = null;
        if (reader.Is(Keyword.Group) && (groupBy = GroupGrammar.GroupBy(reader)) is null)
            return null;
        if (!RowsGrammar.TryPage(reader, out var orderBy, out var limit, out var offset))
            return null;
        var query = new SoqlQuery
        {
            Select = select,
            From = from,
            Where = where,
            With = new EquatableArray<WithClause>(with.ToArray()),
            GroupBy = groupBy,
            OrderBy = orderBy,
            Limit = limit,
            Offset = offset,
        };
        return Tail(reader, query) is { } whole ? whole with { Span = reader.Since(start) } : null;
    }

    /// <summary>Reports what stands after a complete query.</summary>
    public static void End(TokenReader reader)
    {
        if (IsAllRows(reader))
        {
            var start = reader.Take().Span;
            reader.Take();
            reader.Report(
                SyntaxErrorKind.ApexOnlyClause, "ALL ROWS exists in Apex only: over REST deleted rows come from the queryAll resource",
                reader.Since(start));
        }
        if (reader.Is(TokenKind.End))
            return;
        if (Misplaced(reader.Current.Keyword) is { } message)
            reader.Report(SyntaxErrorKind.Grammar, message, reader.Current.Span);
        else
            reader.Fail("the end of the statement");
    }

    public static bool IsAllRows(TokenReader reader) =>
        TokenReader.IsWord(reader.Current, "ALL") && TokenReader.IsWord(reader.Peek(1), "ROWS");

    private static SoqlQuery? Tail(TokenReader reader, SoqlQuery query)
    {
        if (reader.Is(Keyword.Bind))
        {
            if (TailGrammar.Bind(reader) is not { } bind)
                return null;
            query = query with { Bind = new EquatableArray<BindItem>(bind.ToArray()) };
        }
        if (reader.Is(Keyword.For))
        {
            if (TailGrammar.Tracking(reader) is not { } tracking)
                return null;
            query = query with { Tracking = tracking };
        }
        if (reader.Is(Keyword.Update))
        {
            if (TailGrammar.Update(reader) is not { } update)
                return null;
            query = query with { Update = update };
        }
        return query;
    }

    private static string? Misplaced(Keyword keyword) => keyword switch
    {
        Keyword.Having => "HAVING needs a GROUP BY right before it",
        Keyword.Where or Keyword.With or Keyword.Group or Keyword.Order or Keyword.Limit or Keyword.Offset or Keyword.Using =>
            $"{Keywords.Text(keyword)} does not belong here: the order is {Order}, and each once",
        _ => null,
    };
}
