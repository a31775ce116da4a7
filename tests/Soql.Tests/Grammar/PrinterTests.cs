using CsCheck;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Printing;

namespace Salesforce.Typed.Tests;

public class PrinterTests
{
    [Fact]
    public void Any_query_printed_and_parsed_is_the_same_query() =>
        RandomTrees.Queries.Sample(query => Assert.Equal(query, Soql.Parse(SoqlPrinter.Print(query))), iter: 3_000);

    [Fact]
    public void Any_search_printed_and_parsed_is_the_same_search() =>
        RandomTrees.Searches.Sample(search => Assert.Equal(search, SoslParser.Parse(SoqlPrinter.Print(search)).Tree), iter: 3_000);

    [Theory]
    [InlineData("select Id from Account where(Name='a')order by Name asc nulls first limit "
        + "5", "SELECT Id FROM Account WHERE Name = 'a' ORDER BY Name LIMIT 5")]
    [InlineData("SELECT Id FROM Account WHERE ((a = 1) AND ((b = 2 OR c = 3)))", "SELECT Id FROM Account WHERE a = 1 AND (b = 2 OR c = 3)")]
    [InlineData("SELECT Id FROM Account WHERE (NOT a = 1) AND b <> 2", "SELECT Id FROM Account WHERE (NOT a = 1) AND b != 2")]
    [InlineData("SELECT count(id) n, TOLABEL(Status) FROM Case AS c", "SELECT COUNT(id) n, toLabel(Status) FROM Case c")]
    [InlineData("SELECT Id FROM Event WHERE d = last_n_days : 5 AND t = "
        + "2026-01-31T10:00:00.500+0000", "SELECT Id FROM Event WHERE d = LAST_N_DAYS:5 AND t = 2026-01-31T10:00:00.5Z")]
    [InlineData("SELECT Id FROM A WHERE x LIKE '\\%a\\\\b\\u0041%'", "SELECT Id FROM A WHERE x LIKE '\\%a\\\\bA%'")]
    public void The_printed_text_is_canonical(string text, string canonical) => Assert.Equal(canonical, Soql.Parse(text).ToString());

    [Fact]
    public void Each_part_of_a_tree_prints_on_its_own()
    {
        var query = Soql.Parse("SELECT Id, (SELECT Id FROM Contacts) FROM Account a USING SCOPE mine WHERE Name = 'x' GROUP BY CUBE(Id) "
            + "ORDER BY Id DESC LIMIT 3");

        Assert.Equal("SELECT Id, (SELECT Id FROM Contacts)", query.Select.ToString());
        Assert.Equal("FROM Account a USING SCOPE mine", query.From.ToString());
        Assert.Equal("SCOPE mine", query.From.Main.Using[0].ToString());
        Assert.Equal("Name = 'x'", query.Where!.ToString());
        Assert.Equal("GROUP BY CUBE(Id)", query.GroupBy!.ToString());
        Assert.Equal("Id DESC", query.OrderBy[0].ToString());
        Assert.Equal("3", query.Limit!.ToString());
    }
}
