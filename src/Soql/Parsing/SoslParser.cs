namespace Salesforce.Typed.Syntax;

/// <summary>Parses SOSL as it is sent over REST (API v67.0), under the same promises as <see cref="SoqlParser"/>.</summary>
public static class SoslParser
{
    /// <summary>Parses a search.</summary>
    public static ParseResult<SoslSearch> Parse(string text)
    {
        var reader = new TokenReader(text);
        var search = SearchGrammar.Search(reader);
        if (search is not null && !reader.Is(TokenKind.End))
            reader.Fail("RETURNING, WITH, LIMIT, UPDATE in this order, or the end of the statement");
        return reader.Result(search);
    }
}
