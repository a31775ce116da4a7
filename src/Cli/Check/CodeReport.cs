using System.Text;
using Salesforce.Typed.Cli.Diff;
using Salesforce.Typed.Cli.Output;
using Salesforce.Typed.Schema.Diff;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Check;

/// <summary>What a check found.</summary>
/// <param name="Sites">The places in the code that do not fit the org.</param>
/// <param name="Changes">All that is different between the snapshots and the org.</param>
internal sealed record CodeReport(IReadOnlyList<CallSite> Sites, IReadOnlyList<SchemaChange> Changes)
{
    /// <summary>Whether the code does not build against the org.</summary>
    public bool Breaks => Sites.Any(s => s.IsError);

    /// <summary>The breaking and risky changes that no place complains of.</summary>
    public IReadOnlyList<SchemaChange> Silent => [.. Changes.Where(c => c.Weight != ChangeWeight.Harmless && !Sites.Any(s => s.IsOf(c)))];

    /// <summary>Shows it in a terminal. The places are written as the compiler writes them, for editors and pipelines to find.</summary>
    public void Show(IAnsiConsole console)
    {
        if (Sites.Count > 0)
        {
            console.MarkupLineInterpolated($"[bold red]The code does not fit the org[/] ({Sites.Count})");
            foreach (var site in Sites)
                console.Line($"  {Here(site)}({site.Line},{site.Column}): {(site.IsError ? "error" : "warning")} {site.Id}: {site.Text}");
        }
        var silent = Silent;
        if (silent.Count > 0)
        {
            console.WriteLine(Sites.Count > 0 ? "Other changes, which no code here complains of:" : "The code builds against the org. Changes that no code here complains of:");
            DiffReport.Show(silent, console);
        }
        else if (Sites.Count == 0)
            console.WriteLine("The code fits the org.");
    }

    /// <summary>Markdown for a pull request.</summary>
    public string Markdown()
    {
        var text = new StringBuilder();
        if (Sites.Count > 0)
        {
            text.Append("### The code does not fit the org (").Append(Sites.Count).Append(")\n\n");
            foreach (var site in Sites)
                text.Append("- ").Append(MarkdownText.Code($"{Here(site)}:{site.Line}")).Append(' ').Append(MarkdownText.Escape(site.Text)).Append(" (").Append(site.Id).Append(")\n");
        }
        else
            text.Append("### The code builds against the org\n");
        if (Silent is { Count: > 0 } silent)
            text.Append('\n').Append(DiffReport.Markdown(silent, "Changes that no code here complains of"));
        return text.ToString();
    }

    /// <summary>One line a finding: places first, then the changes, each with whether a place complains of it.</summary>
    public string Json()
    {
        var text = new StringBuilder();
        foreach (var site in Sites)
        {
            text.Append(JsonLine.Of(writer =>
            {
                writer.WriteString("kind", "site");
                writer.WriteString("file", Here(site));
                writer.WriteNumber("line", site.Line);
                writer.WriteNumber("column", site.Column);
                writer.WriteString("severity", site.IsError ? "error" : "warning");
                writer.WriteString("id", site.Id);
                writer.WriteString("text", site.Text);
            }));
        }
        foreach (var change in Changes.OrderByDescending(c => c.Weight))
        {
            text.Append(JsonLine.Of(writer =>
            {
                writer.WriteString("kind", "change");
                DiffReport.Write(writer, change);
                writer.WriteBoolean("inCode", Sites.Any(s => s.IsOf(change)));
            }));
        }
        return text.ToString();
    }

    private static string Here(CallSite site) => Path.GetRelativePath(Environment.CurrentDirectory, site.File).Replace('\\', '/') is var relative && relative.StartsWith("../../..", StringComparison.Ordinal) ? site.File : relative;
}
