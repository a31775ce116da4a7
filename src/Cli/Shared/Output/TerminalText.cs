using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>
/// Text of others (an org, a repository, another program) for a terminal and for the log of a pipeline, in which it must be text and
/// nothing else: no escape sequence, no command of a CI service, no diagnostic that MSBuild would report, and nothing that is invisible or
/// changes the order of what is shown.
/// </summary>
internal static partial class TerminalText
{
    /// <summary>The text in one line, with visible escapes in place of what a terminal or a CI service interprets.</summary>
    public static string Escape(string? text) => Diagnostic().Replace(EscapeLog(text), @"$1\u003a");

    /// <summary>A line of a compiler's log, whose diagnostics stay as they are.</summary>
    public static string EscapeLog(string? text) =>
        Command().Replace(HiddenText.Escape(text ?? ""), m => m.Value == "##" ? @"#\u0023" : @":\u003a");

    /// <summary>The text with its line ends, each line escaped: for a cell of a table, whose border begins every line.</summary>
    public static string EscapeLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Escape));

    /// <summary>The text with a space in place of each character that is interpreted, so that columns stay where they are.</summary>
    public static string Aligned(string text) => Command().Replace(HiddenText.Blank(text), m => m.Value[..1] + " ");

    /// <summary>Writes a line whose arguments are text of others; the format is ours, and may have markup.</summary>
    public static void Line(this IAnsiConsole console, FormattableString line)
    {
        var arguments = line.GetArguments().Select(a => Markup.Escape(Escape(Convert.ToString(a, CultureInfo.InvariantCulture))));
        console.MarkupLine(string.Format(CultureInfo.InvariantCulture, line.Format, [.. arguments]));
    }

    /// <summary>Writes a message to the error output; the lines after its first are indented.</summary>
    public static Task WriteErrorAsync(string message) =>
        Console.Error.WriteLineAsync(string.Join(Environment.NewLine + "  ", message.ReplaceLineEndings("\n").Split('\n').Select(Escape)));

    // Azure Pipelines (##vso[, ##[), TeamCity (##teamcity[) and GitHub Actions (##[, ::command) look for these; the first anywhere in a
    // line.
    [GeneratedRegex(@"##(?=[A-Za-z]*\[)|::(?=[A-Za-z])")]
    private static partial Regex Command();

    // MSBuild reports a line of a tool that reads like a compiler's as an error or a warning of its own.
    // Its number is optional, and may be any word.
    [GeneratedRegex(@"(?<![^\s:])((?:error|warning)(?:\s+[^:\s]*)?\s*):", RegexOptions.IgnoreCase)]
    private static partial Regex Diagnostic();
}
