using System.Diagnostics;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>What a user reads about a wrong statement, and that no statement harms the process.</summary>
public class SyntaxErrorTests
{
    [Theory]
    [InlineData("", "1:1: expected SELECT, found the end of the statement")]
    [InlineData("SELECT FROM Account", "1:8: expected a field name after SELECT, found FROM")]
    [InlineData("SELECT Id, FROM Account", "1:12: expected a field name after the comma, found FROM")]
    [InlineData("SELECT Id Account", "1:18: expected FROM, found the end of the statement")]
    [InlineData("SELECT Id FROM Account WHERE", "1:29: expected a field name after WHERE, found the end of the statement")]
    [InlineData("SELECT Id FROM Account WHERE Name "
        + "'x'", "1:35: expected an operator: =, !=, <, <=, >, >=, LIKE, IN, NOT IN, INCLUDES or EXCLUDES, found the text 'x'")]
    [InlineData("SELECT Id FROM Account\nWHERE Name = 'x'\n  LIMIT many", "3:9: expected a whole number after LIMIT, found many")]
    [InlineData("SELECT Id FROM Account WHERE a = 1 AND b = 2 OR c = "
        + "3", "1:46: AND and OR do not mix without parentheses: put ( ) around the parts")]
    [InlineData("SELECT Id FROM Account WHERE a = 1 AND NOT b = 2", "1:40: NOT needs parentheses here: AND (NOT ...)")]
    [InlineData("SELECT Id FROM Account WHERE NOT a = 1 AND b = 2", "1:40: put parentheses around NOT and what it belongs to before AND")]
    [InlineData("SELECT Id FROM Account WHERE Name NOT LIKE 'x'", "1:39: NOT LIKE is not an operator: write (NOT field LIKE 'text')")]
    [InlineData("SELECT Id FROM Account WHERE Name && 'x'", "1:35: & is not an operator of SOQL: write AND or OR")]
    [InlineData("SELECT Id FROM Account OFFSET 5 LIMIT 5", "1:33: LIMIT does not belong here: the order is FROM, USING, WHERE, WITH, "
        + "GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET, and each once")]
    [InlineData("SELECT Id FROM Account HAVING COUNT(Id) > 1", "1:24: HAVING needs a GROUP BY right before it")]
    [InlineData("SELECT Id FROM Account;", "1:23: a statement does not end with ;")]
    [InlineData("SELECT Id -- all\nFROM Account", "1:11: SOQL has no comments")]
    [InlineData("SELECT COUNT(), Id FROM Account", "1:15: COUNT() is the only item of its SELECT and cannot have an alias: use COUNT(Id)")]
    [InlineData("SELECT Id FROM\u00a0Account", "1:15: the character U+00A0 looks like a space but is not a space")]
    [InlineData("SELECT Id FROM Account WHERE Id IN ('a'", "1:40: expected a comma or ) in the list of IN, found the end of the statement")]
    [InlineData(
        "SELECT Id FROM Account WHERE Id = :id", "1:35: bind variables (:name) exist in Apex only: put the value into the statement")]
    [InlineData("SELECT Id FROM Account FOR UPDATE", "1:24: FOR UPDATE exists in Apex only: over REST a query cannot lock rows")]
    [InlineData(
        "SELECT Id FROM Account ALL ROWS", "1:24: ALL ROWS exists in Apex only: over REST deleted rows come from the queryAll resource")]
    public void An_error_says_where_and_what(string text, string error) => Assert.Equal(error, Soql.Error(text).ToString());

    [Fact]
    public void An_error_tells_found_and_expected_apart()
    {
        var error = Soql.Error("SELECT FROM Account");

        Assert.Equal(SyntaxErrorKind.Grammar, error.Kind);
        Assert.Equal(new TextSpan(7, 4), error.Span);
        Assert.Equal("FROM", error.Found);
        Assert.Equal("a field name after SELECT", error.Expected);
    }

    [Theory]
    [InlineData("SELECT Id FROM A WHERE ", "(", "x = 1", ")")]
    [InlineData("SELECT ", "(SELECT ", "Id FROM A", " FROM A)")]
    [InlineData("SELECT Id FROM A WHERE ", "x IN (SELECT Id FROM A WHERE ", "x = 1", ")")]
    [InlineData("SELECT Id FROM A WHERE ", "NOT (", "x = 1", ")")]
    public void Hostile_nesting_is_an_error_and_no_crash(string start, string open, string middle, string close)
    {
        var error = SoqlParser.Parse(start + Repeat(open, 50_000) + middle + Repeat(close, 50_000)).Errors[0];

        Assert.Equal(SyntaxErrorKind.TooDeep, error.Kind);
    }

    [Fact]
    public void Nesting_that_a_person_could_write_is_no_problem() =>
        Soql.Parse("SELECT Id FROM A WHERE " + Repeat("(", 100) + "x = 1" + Repeat(")", 100));

    [Theory]
    [InlineData("SELECT Id FROM A WHERE x = 1", " AND x = 1")]
    [InlineData("SELECT Id", ", Id")]
    [InlineData("SELECT Id FROM A WHERE x = '", "\\'")]
    [InlineData("SELECT Id FROM A ", "WITH USER_MODE ")]
    [InlineData("SELECT a", ".a")]
    [InlineData("", "(")]
    public void Time_grows_with_the_text_and_not_with_its_square(string start, string part)
    {
        var statement = start + Repeat(part, 200_000);

        var clock = Stopwatch.StartNew();
        SoqlParser.Parse(statement);

        // Milliseconds when linear; minutes when quadratic.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Any_prefix_of_any_statement_gives_a_result()
    {
        var parsed = 0;
        foreach (var statement in Corpus.Read("valid.jsonl"))
        {
            for (var length = 0; length < statement.Soql.Length; length += 3)
            {
                var result = SoqlParser.Parse(statement.Soql[..length]);
                Assert.NotEqual(result.IsValid, result.Errors.Count > 0);
                parsed++;
            }
        }
        Assert.True(parsed > 10_000);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
