using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>
/// Parses SOQL as it is sent over REST (API v67.0). It accepts what Salesforce's own grammar accepts; where it is stricter, a test says
/// why. It never throws on bad text, takes time in proportion to the text, and bounds its recursion.
/// </summary>
public static class SoqlParser
{
    /// <summary>Parses a query.</summary>
    public static ParseResult<SoqlQuery> Parse(string text) => Parse(text, []);

    /// <summary>Parses a query in which <see cref="StatementHole.Sign"/> stands where something will be put in.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="holes">What will be put in where, in the order of the text.</param>
    public static ParseResult<SoqlQuery> Parse(string text, IReadOnlyList<StatementHole> holes)
    {
        var reader = new TokenReader(text, holes);
        var query = QueryGrammar.Query(reader);
        if (query is not null)
            QueryGrammar.End(reader);
        return reader.Result(query);
    }
}
