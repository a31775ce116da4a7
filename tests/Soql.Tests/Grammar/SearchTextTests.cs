using CsCheck;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>The text in the braces of FIND: its tree, its canonical form and its mistakes.</summary>
public class SearchTextTests
{
    private const string Reserved = "&|!{}[]^~:'+-";

    [Theory]
    [InlineData("acme", "acme")]
    [InlineData("  acme \t rockets\n", "acme rockets")]
    [InlineData("acme and rockets Or anvils", "acme AND rockets OR anvils")]
    [InlineData("(acme)", "acme")]
    [InlineData("((acme rockets))", "acme rockets")]
    [InlineData("(acme OR rockets) AND anvils", "(acme OR rockets) AND anvils")]
    [InlineData("acme AND (rockets AND anvils)", "acme AND (rockets AND anvils)")]
    [InlineData("acme AND NOT rockets AND anvils", "acme AND NOT rockets AND anvils")]
    [InlineData("acme AND rockets and  not anvils", "acme AND rockets AND NOT anvils")]
    [InlineData("acme AND NOT (rockets OR anvils)", "acme AND NOT (rockets OR anvils)")]
    [InlineData("acme(rockets OR anvils)", "acme (rockets OR anvils)")]
    [InlineData("\"acme rockets\"anvils", "\"acme rockets\" anvils")]
    [InlineData("Joe Sm?th*", "Joe Sm?th*")]
    [InlineData("not acme", "\"not\" acme")]
    [InlineData("\"and\" or \"or\"", "\"and\" OR \"or\"")]
    [InlineData("android orchid nothing", "android orchid nothing")]
    [InlineData("joe@acme.com 1,000.50 a/b c_d #1 50%", "joe@acme.com 1,000.50 a/b c_d #1 50%")]
    [InlineData(@"a\bc", "abc")]
    [InlineData(@"right brace \}", @"right brace \}")]
    [InlineData("\"where are you\\?\"", "\"where are you\\?\"")]
    [InlineData("\"acme (uk)\"", "\"acme \\(uk\\)\"")]
    public void A_text_has_a_canonical_form(string text, string canonical)
    {
        var find = Parse(text);
        Assert.Equal(canonical, find.Text);
        Assert.Equal(find, Parse(canonical));
    }

    [Fact]
    public void Operators_bind_in_their_order()
    {
        Assert.Equal(
            new SearchOr(Terms(
                new SearchAnd(Terms(new SearchSequence(Terms(Word("a"), Word("b"))), Word("c"))),
                new SearchAndNot(new SearchPhrase("d e"), Word("f")))),
            Parse("a b AND c OR \"d e\" AND NOT f").Expression);
        Assert.Equal(Terms(
            new SearchAndNot(Word("a"), Word("b")), Word("c")), Assert.IsType<SearchAnd>(Parse("a AND NOT b AND c").Expression).Terms);
    }

    [Fact]
    public void Each_term_knows_its_place()
    {
        var or = Assert.IsType<SearchOr>(Parse("ab OR (cd \"e f\")").Expression);
        Assert.Equal([new TextSpan(6, 2), new TextSpan(12, 10)], or.Terms.Select(t => t.Span));
        Assert.Equal(new TextSpan(6, 16), or.Span);
    }

    public static TheoryData<char, string> ReservedCharacters =>
        [.. Reserved.Where(c => c != '}').SelectMany(
            c => new[] { $"ab{c}cd", $"{c}ab", $"ab{c}", $"ab {c} cd", $"\"ab{c}cd\"", $"(ab OR c{c}d)" }.Select(t => (c, t)))];

    [Theory]
    [MemberData(nameof(ReservedCharacters))]
    public void A_reserved_character_without_its_escape_is_found(char reserved, string text)
    {
        var error = Assert.Single(SoslParser.Parse("FIND {" + text + "} RETURNING Account").Errors);
        Assert.Equal((SyntaxErrorKind.ReservedCharacter, text.IndexOf(reserved) + 6, 1), (error.Kind, error.Span.Start, error.Span.Length));
        Assert.Equal($"{reserved} is reserved in the text of FIND: escape it as \\{reserved}", error.Message);
        Assert.Equal("\\" + reserved, error.Suggestion);
        Parse(text.Replace(reserved.ToString(), error.Suggestion, StringComparison.Ordinal));
    }

    [Fact]
    public void All_reserved_characters_are_found_in_their_order()
    {
        var errors = SoslParser.Parse("FIND {joe-x@acme-corp.com\n\"a:b\" OR c!}").Errors;
        Assert.Equal([(1, 10), (1, 17), (2, 3), (2, 11)], errors.Select(e => (e.Line, e.Column)));
    }

    [Theory]
    [InlineData("(acme", 0, "this ( has no closing )", @"\(")]
    [InlineData("acme)", 4, "unmatched )", @"\)")]
    [InlineData(")", 0, "unmatched )", @"\)")]
    [InlineData("acme OR )", 5, "OR has no text to find after it; to find the word, write it in double quotes", "\"OR\"")]
    [InlineData("((acme) rockets", 0, "this ( has no closing )", @"\(")]
    [InlineData("\"acme", 0, "this \" has no closing \"", "\\\"")]
    [InlineData("acme\"", 4, "this \" has no closing \"", "\\\"")]
    [InlineData("acme ()", 5, "there is no text to find in the parentheses", null)]
    [InlineData("acme AND", 5, "AND has no text to find after it; to find the word, write it in double quotes", "\"AND\"")]
    [InlineData("acme and not", 5, "AND NOT has no text to find after it; to find the word, write it in double quotes", "\"and not\"")]
    [InlineData("or acme", 0, "OR has no text to find before it; to find the word, write it in double quotes", "\"or\"")]
    [InlineData("acme AND OR rockets", 5, "AND has no text to find after it; to find the word, write it in double quotes", "\"AND\"")]
    [InlineData("acme OR OR rockets", 5, "OR has no text to find after it; to find the word, write it in double quotes", "\"OR\"")]
    [InlineData("(acme AND) rockets", 6, "AND has no text to find after it; to find the word, write it in double quotes", "\"AND\"")]
    [InlineData("(OR acme)", 1, "OR has no text to find before it; to find the word, write it in double quotes", "\"OR\"")]
    [InlineData("AND", 0, "AND has no text to find before it; to find the word, write it in double quotes", "\"AND\"")]
    public void What_is_open_or_dangling_is_found(string text, int at, string message, string? suggestion)
    {
        var error = Assert.Single(SoslParser.Parse("FIND {" + text + "} RETURNING Account").Errors);
        Assert.Equal(
            (SyntaxErrorKind.SearchText, at + 6, message, suggestion), (error.Kind, error.Span.Start, error.Message, error.Suggestion));
    }

    [Fact]
    public void Parentheses_are_followed_to_a_depth()
    {
        Parse(new string('(', 100) + "acme" + new string(')', 100));
        Assert.Equal(SyntaxErrorKind.TooDeep, Assert.Single(SoslParser.Parse("FIND {" + new string('(', 50_000) + "}").Errors).Kind);
    }

    [Fact]
    public void A_long_text_takes_no_more_time_and_stack_than_its_length()
    {
        foreach (var part in (string[])["acme AND ", "acme OR ", "acme ", "\"acme\" AND (x OR y) AND "])
            Parse(string.Concat(Enumerable.Repeat(part, 50_000)) + "acme").Text.GetHashCode();
        Parse("acme" + string.Concat(Enumerable.Repeat(" AND NOT x", 100)));
        var tooMany = "FIND {acme" + string.Concat(Enumerable.Repeat(" AND NOT x", 50_000)) + "}";
        Assert.Equal(SyntaxErrorKind.TooDeep, Assert.Single(SoslParser.Parse(tooMany).Errors).Kind);
    }

    [Theory]
    [InlineData(100, 100, null)]
    [InlineData(101, 101, "the text of FIND has 1 more reserved characters to escape, which are not listed")]
    [InlineData(100_000, 101, "the text of FIND has 99900 more reserved characters to escape, which are not listed")]
    public void A_hundred_reserved_characters_are_listed_and_the_others_counted(int wrong, int listed, string? last)
    {
        var errors = SoslParser.Parse("FIND {" + new string(':', wrong) + "}").Errors;
        Assert.Equal(listed, errors.Count);
        Assert.All(errors, e => Assert.Equal(SyntaxErrorKind.ReservedCharacter, e.Kind));
        if (last is not null)
            Assert.Equal((last, 106, null), (errors[100].Message, errors[100].Span.Start, errors[100].Suggestion));
    }

    [Fact]
    public void The_mistake_that_ends_a_text_is_listed_after_a_hundred_reserved_characters()
    {
        var errors = SoslParser.Parse("FIND {" + new string(':', 500) + " (}").Errors;
        Assert.Equal(102, errors.Count);
        Assert.Equal(SyntaxErrorKind.SearchText, errors[101].Kind);
    }

    [Theory]
    [InlineData("FIND {<Text>}", null)]
    [InlineData("FIND {acme OR <Words>}", null)]
    [InlineData("FIND {(<Text> <Text>) AND \"x\"}", null)]
    [InlineData("FIND {pre<Raw>post AND \"<Raw>\" <Raw>*}", null)]
    [InlineData("FIND {acme AND NOT <Raw>}", null)]
    [InlineData("FIND {pre<Text>}", "a hole is words of its own: leave a space between it and what is next to it")]
    [InlineData("FIND {<Text>*}", "a hole is words of its own: leave a space between it and what is next to it")]
    [InlineData("FIND {\"<Text>\"}", "a hole is in double quotes: leave the quotes out, and put a SearchText.Phrase into it")]
    [InlineData("FIND {acme <List>}", "expected the text to find, found a hole with a list")]
    public void Holes_are_words_of_their_own(string template, string? message)
    {
        var holes = new List<StatementHole>();
        var text = template;
        for (var open = text.IndexOf('<'); open >= 0; open = text.IndexOf('<'))
        {
            var close = text.IndexOf('>');
            holes.Add(new StatementHole(open, Enum.Parse<HoleKind>(text[(open + 1)..close])));
            text = text[..open] + StatementHole.Sign + text[(close + 1)..];
        }
        Assert.Equal(message is null ? [] : [message], SoslParser.Parse(text, holes).Errors.Select(e => e.Message));
    }

    [Theory]
    [InlineData("acme  rockets\n", "acme rockets")]
    [InlineData("acme OR {", @"acme ""OR"" \{")]
    [InlineData("a* b? \\ \"c\"", @"a\* b\? \\ \""c\""")]
    [InlineData("Not", "\"Not\"")]
    public void Words_stay_words(string text, string expected)
    {
        Assert.Equal(expected, SearchText.OfWords(text).Text);
        Assert.Equal(SearchText.OfWords(text), Parse(expected));
    }

    [Fact]
    public void Words_of_any_text_parse() => Gen.String.Where(t => t.Any(c => !char.IsWhiteSpace(c) && !char.IsControl(c))).Sample(
        text => Assert.Equal(SearchText.OfWords(text), SoslParser.Parse("FIND " + SearchText.OfWords(text)).Tree?.Find), iter: 2_000);

    [Fact]
    public void Any_text_parses_or_says_where_it_is_wrong() =>
        Gen.OneOf<string>(
            "a", "acme", "*", "?", "(", ")", "\"", "\\", " ", "AND", "OR", "NOT", ":", "-", "{", "}", "東").Array[0, 12].Sample(
            parts =>
            {
                var sosl = "FIND {" + string.Concat(parts) + "}";
                var result = SoslParser.Parse(sosl);
                Assert.True(result.IsValid != result.Errors.Any());
                Assert.All(result.Errors, e => Assert.InRange(e.Span.Start, 5, sosl.Length));
                if (result.IsValid)
                    Assert.Equal(result.Tree, SoslParser.Parse(result.Tree.ToString()).Tree);
            },
            iter: 5_000);

    private static SearchText Parse(string text)
    {
        var result = SoslParser.Parse("FIND {" + text + "}");
        Assert.True(result.IsValid, $"{text}\n{string.Join("\n", result.Errors)}");
        return result.Tree.Find;
    }

    private static SearchWord Word(string text) => new(text);

    private static EquatableArray<SearchExpression> Terms(params SearchExpression[] terms) => new(terms);
}
