using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>Parses SOSL as it is sent over REST (API v67.0), under the same promises as <see cref="SoqlParser"/>.</summary>
public static class SoslParser
{
    /// <summary>Parses a search.</summary>
    public static ParseResult<SoslSearch> Parse(string text) => Parse(text, []);

    /// <summary>Parses a search in which <see cref="StatementHole.Sign"/> stands where something will be put in.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="holes">What will be put in where, in the order of the text.</param>
    public static ParseResult<SoslSearch> Parse(string text, IReadOnlyList<StatementHole> holes)
    {
        var reader = new TokenReader(text, holes);
        var search = SearchGrammar.Search(reader);
        if (search is not null && !reader.Is(TokenKind.End))
            reader.Fail("RETURNING, WITH, LIMIT, UPDATE in this order, or the end of the statement");
        return reader.Result(search);
    }
}
