using System.Globalization;
using System.Text;
using Salesforce.Typed.Cli.Shared.Output;

namespace Salesforce.Typed.Cli.Shared.Statements;

/// <summary>Each problem as compilers print it, with the line of the statement and a mark under the place; and a count of all.</summary>
internal sealed class HumanReport(TextWriter output) : CheckReport
{
    // How much of a longer line is shown before and after the place.
    private const int Longest = 160;
    private const int Before = 60;
    private const int After = 60;
    private const string Cut = "...";
    private const string Indent = "  ";

    public override void End()
    {
        output.Write(Invalid == 0
            ? $"{Count(Statements, "statement")}, {(Statements == 0 ? "nothing to check" : "all valid")}.\n"
            : $"{Count(Statements, "statement")}, {Number(Invalid)} invalid: {Count(Problems, "error")}.\n");
        output.Flush();
    }

    protected override void Write(Statement statement, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var code = problem.Code is { } name ? " " + name : "";
            output.Write(
                $"{TerminalText.Escape(statement.File)}({Number(statement.Line)},{Number(statement.ColumnOf(problem.Span.Start))}): "
                    + $"error{code}: {TerminalText.Escape(problem.Message)}\n");
            Show(statement.Problem is null ? statement.Text : statement.Source, problem);
        }
    }

    private void Show(string text, Problem problem)
    {
        var at = Math.Min(problem.Span.Start, text.Length);
        var lineStart = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var lineEnd = text.IndexOf('\n', at) is var feed && feed < 0 ? text.Length : feed;
        var isLong = lineEnd - lineStart > Longest;
        var from = isLong && at - lineStart > Before ? Whole(text, at - Before) : lineStart;
        var to = isLong && lineEnd - at > After ? Whole(text, at + After) : lineEnd;
        var head = from > lineStart ? Cut : "";
        output.Write($"{Indent}{head}{TerminalText.Aligned(text[from..to]).TrimEnd()}{(to < lineEnd ? Cut : "")}\n");
        // Tabs stay tabs, so that the mark stands under the place whatever their width.
        var pad = new StringBuilder(head.Length == 0 ? "" : new string(' ', head.Length));
        foreach (var c in text.AsSpan(from, at - from))
            pad.Append(c == '\t' ? '\t' : ' ');
        var length = Math.Clamp(Math.Min(problem.Span.End, to) - at, 1, Math.Max(1, to - at));
        output.Write($"{Indent}{pad}{new string('^', length)}\n");
    }

    // Not between the two halves of a character.
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static string Count(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
