using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>The text of FIND in SOSL that code writes.</summary>
public sealed class SoslTextTests
{
    private const string Method = "private static void Of([StringSyntax(\"SOSL\")] string sosl) => Console.WriteLine(sosl);";

    [Theory]
    [InlineData("""Of("FIND {a{|SFT1005::|}b}");""", "escape it as \\:")]
    [InlineData("""Of("FIND {joe@acme{|SFT1005:-|}corp.com} RETURNING Account(Id)");""", "escape it as \\-")]
    [InlineData("""Of("FIND {{|SFT1005:(|}acme}");""", "This ( has no closing ).")]
    [InlineData("""Of(@"FIND {acme {|SFT1005:""|}rockets}");""", "This \" has no closing \".")]
    [InlineData("""Of("FIND {acme {|SFT1005:AND|}}");""", "AND has no text to find after it")]
    [InlineData("""Of("FIND {|SFT1007:{*}|}");""", "search term must be longer than one character: *")]
    [InlineData("""Of("FIND {|SFT1007:{a}|}");""", "search term must be longer than one character: a")]
    [InlineData("""Of("FIND {acme} RETURNING Account({|SFT1007:COUNT(Id)|})");""", "COUNT(Id) is not allowed in RETURNING")]
    [InlineData("""Of("FIND {acme} WITH SNIPPET(target_length = {|SFT1007:1|})");""", "target_length is a number from 50 to 1000")]
    [InlineData("""_ = await org.SearchAsync($"FIND {{ acme OR pre{|SFT1005:{text}|} }}");""", "A hole is words of its own")]
    public async Task Mistakes_are_reported_at_their_column(string code, string message) =>
        await Code.Body(code, Method).ReportsAsync(message);

    [Theory]
    [InlineData("""Of("FIND {" + text + ":b}");""")]
    [InlineData("""Of($"FIND {{{text}}}");""")]
    [InlineData("""Of($"FIND {{\"{text}\" AND acme}}");""")]
    [InlineData("""Of("FIND {\"acme (uk)\" OR a\\:b*} IN NAME FIELDS RETURNING Account(Id)");""")]
    [InlineData("""_ = await org.SearchAsync($"FIND {{ acme OR {text} }}");""")]
    public async Task What_may_be_right_is_not_reported(string code) => await Code.Body(code, Method).ReportsAsync();

    [Theory]
    [InlineData("""_ = SoslText.Trusted("FIND {a{|SFT1005::|}b}");""", """_ = SoslText.Trusted("FIND {a\\:b}");""")]
    [InlineData("""_ = SoslText.Trusted(@"FIND {a{|SFT1005::|}b}");""", """_ = SoslText.Trusted(@"FIND {a\:b}");""")]
    [InlineData("_ = SoslText.Trusted(\"\"\"FIND {a{|SFT1005::|}b}\"\"\");", "_ = SoslText.Trusted(\"\"\"FIND {a\\:b}\"\"\");")]
    [InlineData("""_ = SoslText.Trusted("FIND {acme {|SFT1005:OR|}}");""", """_ = SoslText.Trusted("FIND {acme \"OR\"}");""")]
    [InlineData("""_ = SoslText.Trusted("FIND {acme {|SFT1005:\"|}x}");""", """_ = SoslText.Trusted("FIND {acme \\\"x}");""")]
    [InlineData("""_ = SoslText.Trusted("FIND {acme{|SFT1005:)|}}");""", """_ = SoslText.Trusted("FIND {acme\\)}");""")]
    [InlineData(
        """_ = await org.SearchAsync($"FIND {{ a{|SFT1005:{{|}b OR {text} }}");""",
        """_ = await org.SearchAsync($"FIND {{ a\\{{b OR {text} }}");""")]
    public async Task The_fix_escapes(string before, string after) =>
        await Code.Body(before).BecomesAsync<SearchEscapeFix>(after);

    [Fact]
    public async Task Fix_all_escapes_every_character() => await Code.Body(
        """_ = SoslText.Trusted("FIND {a{|SFT1005::|}b OR joe{|SFT1005:-|}x@acme{|SFT1005:-|}corp.com}");""")
        .BecomesAsync<SearchEscapeFix>("""_ = SoslText.Trusted("FIND {a\\:b OR joe\\-x@acme\\-corp.com}");""");

    [Fact]
    public async Task A_search_that_lacks_words_has_no_fix() =>
        await Code.Body("""Of("FIND {acme {|SFT1005:(|})}");""", Method).IsNotFixedAsync<SearchEscapeFix>();
}
