using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>A whole search: its clauses in their order.</summary>
internal static class SearchGrammar
{
    public static SoslSearch? Search(TokenReader reader)
    {
        var start = reader.Current.Span;
        if (!reader.TakeWord("FIND"))
            return reader.Fail<SoslSearch>("FIND");
        if (Text(reader) is not { } text)
            return null;
        var group = SearchGroup.All;
        if (reader.Take(Keyword.In))
        {
            if (Group(reader) is not { } found)
                return null;
            group = found;
        }
        var returning = new List<ReturningItem>();
        if (reader.TakeWord("RETURNING"))
        {
            if (ReturningGrammar.Items(reader) is not { } items)
                return null;
            returning = items;
        }
        if (SearchWithGrammar.Clauses(reader) is not { } with)
            return null;
        RowCount? limit = null;
        if (reader.Take(Keyword.Limit) && (limit = LiteralGrammar.RowCount(reader, "LIMIT")) is null)
            return null;
        var update = UpdateTargets.None;
        if (reader.Is(Keyword.Update))
        {
            if (TailGrammar.Update(reader) is not { } targets)
                return null;
            update = targets;
        }
        return new SoslSearch
        {
            Find = text,
            Group = group,
            Returning = new EquatableArray<ReturningItem>(returning.ToArray()),
            With = new EquatableArray<WithClause>(with.ToArray()),
            Limit = limit,
            Update = update,
            Span = reader.Since(start),
        };
    }

    private static SearchText? Text(TokenReader reader)
    {
        var token = reader.Current;
        if (token.Kind == TokenKind.String)
        {
            reader.Report(
                SyntaxErrorKind.ApexOnlyClause, "FIND 'text' is the form of Apex: over REST the text is in braces, FIND {text}",
                token.Span);
            return null;
        }
        if (reader.IsHole(k => k is HoleKind.Words or HoleKind.Text or HoleKind.Value or HoleKind.Raw))
        {
            reader.Take();
            return new SearchText(new SearchHole(token.Hole) { Span = token.Span }) { Span = token.Span };
        }
        if (token.Kind != TokenKind.Braced)
            return reader.Fail<SearchText>("the text to find in braces");
        var text = SearchTextGrammar.Text(reader, token);
        reader.Take();
        return text;
    }

    private static SearchGroup? Group(TokenReader reader)
    {
        SearchGroup? group = reader.Current.Text?.ToUpperInvariant() switch
        {
            "ALL" => SearchGroup.All,
            "NAME" => SearchGroup.Name,
            "EMAIL" => SearchGroup.Email,
            "PHONE" => SearchGroup.Phone,
            "SIDEBAR" => SearchGroup.Sidebar,
            _ => null,
        };
        if (group is null)
        {
            reader.Fail("ALL, NAME, EMAIL, PHONE or SIDEBAR after IN");
            return null;
        }
        reader.Take();
        return reader.Expect(Keyword.Fields) ? group : null;
    }
}
