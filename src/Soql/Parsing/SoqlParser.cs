namespace Salesforce.Typed.Syntax;

/// <summary>
/// Parses SOQL as it is sent over REST (API v67.0). It accepts what Salesforce's own grammar accepts; where it is stricter, a test says
/// why. It never throws on bad text, takes time in proportion to the text, and bounds its recursion.
/// </summary>
public static class SoqlParser
{
    /// <summary>Parses a query.</summary>
    public static ParseResult<SoqlQuery> Parse(string text)
    {
        var reader = new TokenReader(text);
        var query = QueryGrammar.Query(reader);
        if (query is not null)
            QueryGrammar.End(reader);
        return reader.Result(query);
    }
}
