using Salesforce.Typed.Search;

namespace Salesforce.Typed.Tests;

/// <summary>SOSL by hand: what a hole is, by where it stands.</summary>
public class SoslTextTests
{
    [Fact]
    public void After_FIND_a_text_is_words_in_braces_of_its_own()
    {
        Assert.Equal("FIND {acme} RETURNING Account(Id)", Text($"FIND {"acme"} RETURNING Account(Id)"));
        Assert.Equal("FIND {acme} RETURNING Account(Id)", Text($"FIND {{{"acme"}}} RETURNING Account(Id)"));
        Assert.Equal("FIND {(acme ltd) OR anvil*}", Text($"FIND {{{"acme ltd"} OR anvil*}}"));
        Assert.Equal("FIND {\"rocket men\" AND acme}", Text($"FIND {{{SearchText.Phrase("rocket men")} AND {"acme"}}}").Replace(
            "(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal));
        Assert.Equal("FIND {\"a b\"}", Text($"FIND {SearchText.Phrase("a b")}"));
    }

    [Theory]
    [InlineData("acme} RETURNING User(Id", @"acme\} RETURNING User\(Id")]
    [InlineData("a\" OR \"b", "a\\\" \"OR\" \\\"b")]
    [InlineData(@"a\} x", @"a\\\} x")]
    [InlineData("O'Neil & {sons}", @"O\'Neil \& \{sons\}")]
    public void Nothing_in_a_text_leaves_the_braces(string text, string escaped) =>
        Assert.Equal("FIND {" + escaped + "}", Text($"FIND {text}"));

    [Fact]
    public void Behind_FIND_holes_are_those_of_SOQL() => Assert.Equal(
        @"FIND {x} IN NAME FIELDS RETURNING Account(Id, Name WHERE Name LIKE 'O\'N%' AND Industry IN ('a', 'b') LIMIT 5) WITH DIVISION = 'North'",
        Text($"FIND {"x"} IN NAME FIELDS RETURNING Account(Id, Name WHERE Name LIKE {"O'N%"} AND Industry IN {new[] { "a", "b" }} LIMIT "
            + $"{5}) WITH DIVISION = {"North"}"));

    [Fact]
    public void A_brace_or_quote_in_the_codes_own_text_ends_nothing_when_it_is_escaped() =>
        Assert.Equal(@"FIND {a\}b\"" AND x} RETURNING Account(Id)", Text($$"""FIND {a\}b\" AND {{"x"}}} RETURNING Account(Id)"""));

    [Fact]
    public void A_hole_that_would_not_be_words_of_its_own_is_refused()
    {
        Refused(() => Text($"FIND {{\"{"a"}\"}}"), "no value can");
        Refused(() => Text($"FIND {{pre{"a"}}}"), "follows a word");
        Refused(() => Text($"FIND {{{"a"}*}}"), "followed by *");
        Refused(() => Text($"FIND {{{"a"}{"b"}}}"), "another hole");
        Refused(() => Text($"FIND {5}"), "must be a text");
        Refused(() => Text($"FIND {" "}"), "no text to search for");
        Refused(() => Text($"FIND {"a"} RETURNING {"Account"}"), "no value can");
        Refused(() => Text($"FIND {"a"} RETURNING Account(Name WHERE Name = '{"x"}')"), "quotes");
    }

    [Fact]
    public void A_search_that_ends_inside_its_braces_is_refused() => Refused(() => Text($"FIND {{acme"), "braces");

    [Fact]
    public void SOQL_has_no_FIND() => Assert.Throws<ArgumentException>(() => new Func<SoqlText, string>(t => t.ToString())($"FIND {"x"}"));

    private static string Text(SoslText text) => text.Complete();

    private static void Refused(Func<object> make, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
}
