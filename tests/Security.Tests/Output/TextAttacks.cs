using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Describes;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Tests;

/// <summary>What an org or a repository wrote is text wherever it is printed.</summary>
public sealed class TextAttacks
{
    // MSBuild's own pattern (CanonicalError, Origin to Code).
    private const string MSBuildDiagnostic =
        @"(?i)^\s*(((((\d+>)?[a-zA-Z]?:[^:]*)|([^:]*)):)|())(()|([^:]*? ))(error|warning)( \s*([^: ]*))?\s*:";

    public static TheoryData<Attack> Terminal { get; } =
    [
        new Attack("terminal", "\u001b[31mred", @"\u001b[31mred"),
        new Attack("terminal", "\u001b]0;title\a", @"\u001b]0;title\u0007"),
        new Attack("terminal", "\u009b31m", @"\u009b31m"),
        new Attack("terminal", "\u0085\u0090\u009d", @"\u0085\u0090\u009d"),
        new Attack("terminal", "a\rb\nc\td", @"a\rb\nc\td"),
        new Attack("terminal", "a\bb\0\u007f", @"a\u0008b\u0000\u007f"),
        new Attack("terminal", "\u202eevil\u2066\u200f", @"\u202eevil\u2066\u200f"),
        new Attack("terminal", "a\u200bb\u200cc\u2060d\ufeff", @"a\u200bb\u200cc\u2060d\ufeff"),
        new Attack("terminal", "a\u2028b\u2029", @"a\u2028b\u2029"),
        new Attack("terminal", "\U000e0041", @"\U000e0041"),
        new Attack("terminal", "\ud800x", @"\ud800x"),
        new Attack("terminal", "\u00ad\u3164", @"\u00ad\u3164"),
        new Attack("ci", "##vso[task.setvariable variable=x]y", @"#\u0023vso[task.setvariable variable=x]y"),
        new Attack("ci", "a ###vso[x]", @"a ##\u0023vso[x]"),
        new Attack("ci", "##[error]x", @"#\u0023[error]x"),
        new Attack("ci", "##teamcity[x]", @"#\u0023teamcity[x]"),
        new Attack("ci", "::error::x", @":\u003aerror::x".Replace("::x", ":\\u003ax", StringComparison.Ordinal)),
        new Attack("ci", "  ::set-output name=a::b", @"  :\u003aset-output name=a:\u003ab"),
        new Attack("msbuild", "a.cs(1,2): error CS0001: x", @"a.cs(1,2): error CS0001\u003a x"),
        new Attack("msbuild", "x : Warning MSB1 : y", @"x : Warning MSB1 \u003a y"),
        new Attack("msbuild", "a label: error : x", @"a label: error \u003a x"),
        new Attack("msbuild", "error: x", @"error\u003a x"),
        new Attack("msbuild", "a fatal error CS-X_1: x", @"a fatal error CS-X_1\u003a x"),
        new Attack("msbuild", "warning 12 :x", @"warning 12 \u003ax"),
        new Attack("text", "terror: an error in the flow: x", "terror: an error in the flow: x"),
        new Attack("text", "[red]Größe 漢字 😀 – \"x\" \\ `y`", "[red]Größe 漢字 😀 – \"x\" \\ `y`"),
        new Attack("text", "Account.Site takes 40: a::1, # ## 5", "Account.Site takes 40: a::1, # ## 5"),
    ];

    [Theory]
    [MemberData(nameof(Terminal))]
    public void Text_in_a_terminal_or_a_log_is_text(Attack attack) => Assert.Equal(attack.Expected, TerminalText.Escape(attack.Input));

    [Theory]
    [MemberData(nameof(Terminal))]
    public void Text_in_a_log_is_not_a_diagnostic_of_MSBuild(Attack attack) =>
        Assert.DoesNotMatch(MSBuildDiagnostic, "Account: " + TerminalText.Escape(attack.Input));

    [Theory]
    [MemberData(nameof(Terminal))]
    public void Text_that_is_aligned_keeps_its_width_and_loses_what_is_interpreted(Attack attack)
    {
        var plain = TerminalText.Aligned(attack.Input);
        Assert.Equal(attack.Input.Length, plain.Length);
        Assert.Equal(plain.Replace('\t', ' '), HiddenText.Escape(plain).Replace(@"\t", " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@user", "@<!-- -->user")]
    [InlineData("a|b", @"a\|b")]
    [InlineData("`x`", @"\`x\`")]
    [InlineData("[a](javascript:x)", @"\[a\](javascript:x)")]
    [InlineData("![a](https://x)", @"\!\[a\](https:<!-- -->//x)")]
    [InlineData("<img src=x onerror=y>", @"\<img src=x onerror=y\>")]
    [InlineData("www.evil.example", "www<!-- -->.evil.example")]
    [InlineData("#12 GH-3", @"\#<!-- -->12 GH<!-- -->-3")]
    [InlineData("&lt;$x$~y~", @"\&lt;\$x\$\~y\~")]
    [InlineData("a\n# b", @"a\\n\#<!-- --> b")]
    [InlineData("\u001b[0m", @"\\u001b\[0m")]
    public void Text_in_Markdown_is_text(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Escape(text));

    [Theory]
    [InlineData("Account.Name", "`Account.Name`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a``b`", "``` `a``b` ```")]
    [InlineData("a\n\n<script>", "`a\\n\\n<script>`")]
    [InlineData("##vso[x]", @"`#\u0023vso[x]`")]
    public void Code_in_Markdown_ends_where_it_ends(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Code(text));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData(" =1", "' =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("+1 (555) 010-0", "+1 (555) 010-0")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("a;=1+1", "a;'=1+1")]
    [InlineData("a\t@SUM(A1)", "a\t'@SUM(A1)")]
    [InlineData("a\n=1+1", "\"a\n'=1+1\"")]
    [InlineData("a;-2+cmd|' /C calc'!A0", "a;'-2+cmd|' /C calc'!A0")]
    [InlineData("- one\n- two", "\"'- one\n- two\"")]
    [InlineData("a;-) b", "a;-) b")]
    [InlineData("a \u202eb\u2066\u2028", @"a \u202eb\u2066\u2028")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("\u001b[2J", @"\u001b[2J")]
    [InlineData("##vso[x]", @"#\u0023vso[x]")]
    [InlineData("a\n::error::x", "\"a\n:\\u003aerror::x\"")]
    public void A_cell_of_CSV_is_not_a_formula(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    [Theory]
    [MemberData(nameof(Terminal))]
    public void JSON_is_exact_and_has_nothing_that_a_terminal_or_a_CI_service_interprets(Attack attack)
    {
        Assert.SkipWhen(attack.Input.Contains('\ud800', StringComparison.Ordinal)
            && !attack.Input.Contains("😀", StringComparison.Ordinal), "JSON has no halves of characters.");
        var line = JsonLine.Of(w => w.WriteString("text", attack.Input));
        Assert.Equal(attack.Input, JsonDocument.Parse(line).RootElement.GetProperty("text").GetString());
        Assert.Equal(line.TrimEnd('\n'), HiddenText.Escape(line.TrimEnd('\n')));
        Assert.DoesNotMatch(@"##[a-z]*\[", line);
        Assert.DoesNotMatch(MSBuildDiagnostic, line);
    }

    [Theory]
    [InlineData("##vso[task.setvariable variable=x]y", @"#\u0023vso[task.setvariable variable=x]y")]
    [InlineData("a###[error]", @"a##\u0023[error]")]
    [InlineData("##teamcity[x]", @"#\u0023teamcity[x]")]
    [InlineData("## 1 #[", "## 1 #[")]
    public void Text_in_a_message_of_the_compiler_is_not_a_command(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void A_report_of_changes_holds_no_markup_of_the_org()
    {
        var changes = new[]
        {
            new SchemaChange(ChangeWeight.Risky, "A\u001b`[red]", "B|\n::error::", "C\u202e", "label '##vso[x]' @user <b> is new")
        };
        var console = new StringWriter();
        new ChangeReport(changes).Show(Spectre.Console.AnsiConsole.Create(new Spectre.Console.AnsiConsoleSettings
        {
            Out = new Spectre.Console.AnsiConsoleOutput(console), Ansi = Spectre.Console.AnsiSupport.No
        }));
        foreach (var text in new[] { console.ToString(), new ChangeReport(changes).Markdown(), new ChangeReport(changes).Json() })
        {
            Assert.DoesNotContain('\u001b', text);
            Assert.DoesNotContain("##vso[", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n::", text, StringComparison.Ordinal);
        }
        Assert.Contains("[red]", console.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("@user", new ChangeReport(changes).Markdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_the_org_is_text()
    {
        using var folder = new HostileFolder();
        using var org = new HostileOrg(_ => HostileOrg.Describe("\u001b[2J\n##vso[task.complete result=Succeeded]\n::error::[red]\u202e"));
        var run = folder.Tool("pull", "Account", "--instance", org.Url);
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.DoesNotContain('\u202e', run.Error);
        Assert.DoesNotContain("##vso[", run.Error, StringComparison.Ordinal);
        Assert.All(run.Error.Trim().Split('\n').Skip(1), l => Assert.StartsWith("  ", l, StringComparison.Ordinal));
    }
}
