using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

public class SearchTests
{
    [Fact]
    public void A_search_has_its_clauses_in_the_tree()
    {
        var search = Parse("""
            FIND {"Joe Smith" OR a\}b*} IN NAME FIELDS
            RETURNING Lead, Account(Id, toLabel(Industry) i WHERE Name LIKE 'A%' USING ListView=MyAccounts ORDER BY Name DESC LIMIT 5 OFFSET 2)
            WITH DATA CATEGORY Geography__c AT (usa__c, uk__c) WITH HIGHLIGHT WITH SNIPPET(target_length=120) WITH NETWORK IN ('a', 'b')
            WITH PricebookId = 'c' WITH METADATA = 'LABELS' WITH SPELL_CORRECTION = false WITH DIVISION = 'Global'
            LIMIT 10 UPDATE VIEWSTAT
            """);

        Assert.Equal("\"Joe Smith\" OR a\\}b*", search.Find.Text);
        Assert.Equal([new SearchPhrase("Joe Smith"), new SearchWord("a}b*")], Assert.IsType<SearchOr>(search.Find.Expression).Terms);
        Assert.Equal(SearchGroup.Name, search.Group);
        Assert.Equal(["Lead", "Account"], search.Returning.Select(r => r.Object.Text));
        Assert.Empty(search.Returning[0].Fields);
        var accounts = search.Returning[1];
        Assert.Equal(["Id", "toLabel(Industry) i"], accounts.Fields.Select(f => f.ToString()));
        Assert.IsType<LikeCondition>(accounts.Where);
        Assert.Equal("MyAccounts", accounts.ListView?.Text);
        Assert.True(accounts.OrderBy[0].IsDescending);
        Assert.Equal((5, 2), (accounts.Limit?.Value, accounts.Offset?.Value));
        Assert.Equal(8, search.With.Count);
        Assert.Equal(10, search.Limit?.Value);
        Assert.Equal(UpdateTargets.ViewStat, search.Update);
    }

    [Theory]
    [InlineData("FIND {MyProspect}")]
    [InlineData("FIND {MyProspect} RETURNING Account")]
    [InlineData("find {Joe} in all fields returning Account(Name order by Name), Contact limit 5")]
    [InlineData("FIND {Joe} RETURNING Contact(FORMAT(Amount) Amt, convertCurrency(Amount) LIMIT 1)")]
    [InlineData("FIND {tourism} RETURNING KnowledgeArticleVersion (Id, Title WHERE PublishStatus = 'online' and Language = 'en_US') WITH "
        + "DATA CATEGORY Location__c AT America__c")]
    [InlineData("FIND {x} RETURNING Place__c(Id WHERE DISTANCE(Location__c, GEOLOCATION(37.775, -122.418), 'mi') < 20)")]
    public void A_search_of_the_documentation_parses_and_prints(string text) => Assert.Equal(Parse(text), Parse(Parse(text).ToString()));

    [Theory]
    [InlineData("FIND 'Joe'", "FIND 'text' is the form of Apex: over REST the text is in braces, FIND {text}")]
    [InlineData("FIND Joe", "expected the text to find in braces, found Joe")]
    [InlineData("FIND {Joe", "this { has no closing }")]
    [InlineData("FIND { }", "there is no text to find in the braces")]
    [InlineData("FIND {Joe} IN OTHER FIELDS", "expected ALL, NAME, EMAIL, PHONE or SIDEBAR after IN, found OTHER")]
    [InlineData("FIND {Joe} IN NAME", "expected FIELDS, found the end of the statement")]
    [InlineData("FIND {Joe} RETURNING Account(WHERE Name = "
        + "'x')", "expected a field name of Account: RETURNING needs fields before its other parts, found WHERE")]
    [InlineData("FIND {Joe} RETURNING Account(Id LIMIT 5 WHERE Name = "
        + "'x')", "expected WHERE, USING, ORDER BY, LIMIT, OFFSET in this order, or the ) that closes Account(, found WHERE")]
    [InlineData("FIND {Joe} LIMIT 5 RETURNING "
        + "Account", "expected RETURNING, WITH, LIMIT, UPDATE in this order, or the end of the statement, found RETURNING")]
    [InlineData("FIND {Joe} WITH USER_MODE", "expected DATA CATEGORY, DIVISION, HIGHLIGHT, METADATA, NETWORK, PricebookId, SNIPPET or "
        + "SPELL_CORRECTION after WITH, found USER_MODE")]
    [InlineData("SELECT Id FROM Account", "expected FIND, found SELECT")]
    public void A_wrong_search_is_refused(string text, string message)
    {
        var result = SoslParser.Parse(text);

        Assert.Null(result.Tree);
        Assert.Equal(message, Assert.Single(result.Errors).Message);
    }

    private static SoslSearch Parse(string text)
    {
        var result = SoslParser.Parse(text);
        Assert.True(result.IsValid, $"{text}\n{string.Join("\n", result.Errors)}");
        return result.Tree;
    }
}
