using Acme.Crm;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>A value cannot become a part of the statement, and the org gets the value that was given.</summary>
public class EscapingTests
{
    private static readonly AccountFields A = default;
    private static readonly Project__cFields P = default;

    // What attacks on SOQL are made of, and what text that people type looks like.
    private static readonly Gen<string> Attack = Gen.Frequency(
        (3, RecordGen.Text),
        (2, Gen.OneOf(
            "'", "''", "\\'", "\\\\'", "' OR Name != '", "' OR '1'='1", "x' LIMIT 1 --", "\\", "\\\\", "\\u0027", "%", "_", "\\%", "\\_",
            "%%", "\n", "\r\n", "/*", "*/", ":x",
            "') OR (Id != '", "\\u0027 OR Id != null", "\0", "\u2019", "\uff07", "\"", "{0}", "\\n", "O'Brien", "100%",
            "a_b").Array[1, 5].Select(string.Concat)));

    [Fact]
    public void A_text_stays_inside_its_quotes_and_arrives_as_it_was() =>
        Attack.Sample(text =>
        {
            foreach (var (condition, outside, from) in ((Condition?, string, string)[])
            [
                (A.Name == text, "Name = ''", "Account"),
                (A.Name != text && A.Phone == "x", "Name != '' AND Phone = ''", "Account"),
                (A.Name.In(text), "Name IN ('')", "Account"),
                (A.Name.NotIn("a", text, "b"), "Name NOT IN ('', '', '')", "Account"),
                (A.Industry == new AccountIndustry(text), "Industry = ''", "Account"),
                (A.Contacts.Any(c => c.LastName == text), "Id IN (SELECT AccountId FROM Contact WHERE LastName = '')", "Account"),
                (P.Tags__c.Includes(new Project__cTags__c(text)), "Tags__c INCLUDES ('')", "Project__c"),
            ])
            {
                var (found, strings) = Statements.Split(Statements.Valid(condition, from));
                Assert.Equal(outside, found);
                Assert.Contains(text, strings);
            }
        }, iter: 3_000);

    [Fact]
    public void A_text_of_LIKE_is_matched_literally() =>
        Attack.Sample(text =>
        {
            foreach (var (condition, before, after) in ((Condition, string, string)[])
                [(A.Name.StartsWith(text), "", "%"), (A.Name.EndsWith(text), "%", ""), (A.Name.Contains(text), "%", "%")])
            {
                var (outside, strings) = Statements.Split(Statements.Valid(condition), isLike: true);
                Assert.Equal("Name LIKE ''", outside);
                var literal = text.Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
                Assert.Equal(before + literal + after, Assert.Single(strings));
            }
        }, iter: 3_000);

    [Fact]
    public void A_pattern_of_LIKE_stays_inside_its_quotes() =>
        Attack.Sample(pattern => Assert.Equal(
            "Name LIKE ''", Statements.Split(Statements.Valid(A.Name.Like(pattern)), isLike: true).Outside), iter: 3_000);

    [Theory]
    [InlineData("It's", "Name = 'It\\'s'")]
    [InlineData("a\\b", "Name = 'a\\\\b'")]
    [InlineData("a\nb\rc\td", "Name = 'a\\nb\\rc\\td'")]
    [InlineData("a\"b", "Name = 'a\\\"b'")]
    [InlineData("\b\f\0", "Name = '\\b\\u000C\\u0000'")]
    [InlineData("Zoë 😀", "Name = 'Zoë 😀'")]
    [InlineData("100%_", "Name = '100%_'")]
    public void The_escapes_are_those_of_the_reference(string text, string expected) =>
        Assert.Equal(expected, Statements.Valid(A.Name == text));

    [Theory]
    [InlineData("50%", "Name LIKE '50%'")]
    [InlineData("50\\%", "Name LIKE '50\\%'")]
    [InlineData("a_b", "Name LIKE 'a_b'")]
    [InlineData("a\\_b", "Name LIKE 'a\\_b'")]
    [InlineData("a\\b'", "Name LIKE 'a\\\\b\\''")]
    [InlineData("a\\", "Name LIKE 'a\\\\'")]
    public void In_a_pattern_wildcards_are_wildcards(string pattern, string expected) =>
        Assert.Equal(expected, Statements.Valid(A.Name.Like(pattern)));

    [Fact]
    public void A_text_that_no_statement_takes_is_refused_before_it_is_sent()
    {
        const string problem = "A string in a condition may have 4,000 characters; this one has 4,001.";
        var text = new string('x', 4_001);
        Assert.NotNull((A.Name == text[1..])!.ToString());
        Assert.Equal(problem, Assert.Throws<ArgumentException>(() => (A.Name == text)!.ToString()).Message);
        Assert.Equal(problem, Assert.Throws<ArgumentException>(() => A.Name.Like(text).ToString()).Message);
        Assert.Equal(problem, Assert.Throws<ArgumentException>(() => A.Name.StartsWith(text[1..]).ToString()).Message);
    }
}
