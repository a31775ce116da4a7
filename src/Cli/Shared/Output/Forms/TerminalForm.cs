using Spectre.Console;

namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>Findings and tables for people in a terminal.</summary>
internal static class TerminalForm
{
    /// <summary>Shows sections of findings, each under its title.</summary>
    public static void Findings(IAnsiConsole console, params IEnumerable<FindingSection> sections)
    {
        foreach (var section in sections.Where(s => s.Findings.Count > 0))
        {
            Title(console, section.Title, section.Color, section.Count);
            foreach (var finding in section.Findings)
                console.Line($"  {finding.Sign}[bold]{finding.Place}[/] {finding.Text}");
        }
    }

    /// <summary>Shows the title of a section, with the number of its findings.</summary>
    public static void Title(IAnsiConsole console, string title, string color, int count) =>
        console.MarkupLineInterpolated($"[bold {color}]{title}[/] ({count})");

    /// <summary>Shows a table. Cells are text of others, and may have several lines.</summary>
    public static void Table(IAnsiConsole console, IEnumerable<string> columns, IEnumerable<IEnumerable<string?>> rows)
    {
        var table = new Table().RoundedBorder().AddColumns([.. columns.Select(c => Markup.Escape(TerminalText.Escape(c)))]);
        foreach (var row in rows)
            table.AddRow([.. row.Select(c => Markup.Escape(TerminalText.EscapeLines(c ?? "")))]);
        console.Write(table);
    }
}
