using Salesforce.Typed.Search;

namespace Salesforce.Typed.Tests;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("acme", "acme")]
    [InlineData("Ac* r?cket", "Ac* r?cket")]
    [InlineData("a&b|c!d{e}f[g]h(i)j^k~l:m\\n\"o'p+q-r", "a\\&b\\|c\\!d\\{e\\}f\\[g\\]h\\(i\\)j\\^k\\~l\\:m\\\\n\\\"o\\'p\\+q\\-r")]
    [InlineData("rock AND roll or Not", "rock \"AND\" roll \"or\" \"Not\"")]
    [InlineData("android orange nothing", "android orange nothing")]
    [InlineData("a\nb\0c\td", "a b c d")]
    public void Words_stay_words(string text, string expression) => Assert.Equal(expression, SearchText.Words(text).Expression);

    [Fact]
    public void A_literal_and_a_phrase_have_no_wildcards()
    {
        Assert.Equal("100\\* \\?", SearchText.Literal("100* ?").Expression);
        Assert.Equal("\"rock and \\\"roll\\\" \\*\"", SearchText.Phrase("rock and \"roll\" *").Expression);
    }

    [Fact]
    public void Operators_put_parentheses_around_their_sides()
    {
        Assert.Equal("((a) AND (b)) OR (\"c d\")", (SearchText.Words("a") & SearchText.Words("b") | SearchText.Phrase("c d")).Expression);
        Assert.Equal("(a) AND NOT (b)", SearchText.Words("a").AndNot(SearchText.Words("b")).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void There_must_be_a_word(string text)
    {
        Assert.Throws<ArgumentException>(() => SearchText.Words(text));
        Assert.Throws<ArgumentException>(() => SearchText.Literal(text));
        Assert.Throws<ArgumentException>(() => SearchText.Phrase(text));
        Assert.Throws<ArgumentException>(() => SearchText.Raw(text));
    }

    [Theory]
    [InlineData("acme} RETURNING User(Id)")]
    [InlineData("{acme")]
    [InlineData("acme\\")]
    [InlineData("acme\\\\\\")]
    [InlineData("\"acme")]
    [InlineData("(acme")]
    [InlineData("acme)")]
    [InlineData(")acme(")]
    [InlineData("\"a}b\"")]
    [InlineData("a:b")]
    [InlineData("joe@acme-corp.com")]
    [InlineData("\"joe-x\"")]
    [InlineData("O'Brien")]
    [InlineData("a & b")]
    [InlineData("acme AND")]
    [InlineData("acme and not")]
    [InlineData("OR acme")]
    [InlineData("acme AND OR anvils")]
    [InlineData("(acme OR) anvils")]
    [InlineData("acme OR (AND anvils)")]
    [InlineData("acme ()")]
    [InlineData("AND")]
    public void An_expression_that_the_org_would_refuse_is_refused(string expression) =>
        Assert.Throws<ArgumentException>(() => SearchText.Raw(expression));

    [Theory]
    [InlineData("(acme OR \"rocket men\") AND NOT anvil*")]
    [InlineData("a\\}b \\( \"(\"")]
    [InlineData("not acme AND not anvils OR NOT")]
    [InlineData("((acme) OR \"and\") AND NOT (a\\:b rock?t)")]
    [InlineData("joe@acme\\-corp.com")]
    public void An_expression_is_sent_as_it_is(string expression) => Assert.Equal(expression, SearchText.Raw(expression).Expression);

    [Fact]
    public void What_is_too_long_to_find_anything_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SearchText.Words(new string('a', 10_001)));
        Assert.Throws<ArgumentException>(() => SearchText.Words(new string('+', 5_001)));
        Assert.Throws<ArgumentException>(() => SearchText.Raw(new string('a', 4_001)));
        Assert.Throws<ArgumentException>(() => SearchText.Words(new string('a', 2_500)) & SearchText.Words(new string('b', 2_500)));
        Assert.Equal(10_000, SearchText.Words(new string('a', 10_000)).Expression.Length);
    }
}
