using Salesforce.Typed.Cli.Shared.Describes;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Salesforce.Typed.Schema.Diff;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Check;

/// <summary>What a check found.</summary>
/// <param name="Sites">The places in the code that do not fit the org.</param>
/// <param name="Changes">All that is different between the snapshots and the org.</param>
internal sealed record CodeReport(IReadOnlyList<CallSite> Sites, IReadOnlyList<SchemaChange> Changes) : IReport
{
    private const string DoesNotFit = "The code does not fit the org";

    /// <summary>Whether the code does not build against the org.</summary>
    public bool Breaks => Sites.Any(s => s.IsError);

    /// <summary>The breaking and risky changes that no place complains of.</summary>
    public IReadOnlyList<SchemaChange> Silent => [.. Changes.Where(c => c.Weight != ChangeWeight.Harmless && !Sites.Any(s => s.IsOf(c)))];

    /// <summary>Shows it in a terminal. The places are written as the compiler writes them, for editors and pipelines to find.</summary>
    public void Show(IAnsiConsole console)
    {
        if (Sites.Count > 0)
        {
            TerminalForm.Title(console, DoesNotFit, "red", Sites.Count);
            foreach (var site in Sites)
                console.Line($"  {Here(site)}({site.Line},{site.Column}): {Severity(site)} {site.Id}: {site.Text}");
        }
        var silent = Silent;
        if (silent.Count > 0)
        {
            console.WriteLine(Sites.Count > 0
                ? "Other changes, which no code here complains of:"
                : "The code builds against the org. Changes that no code here complains of:");
            new ChangeReport(silent).Show(console);
        }
        else if (Sites.Count == 0)
            console.WriteLine("The code fits the org.");
    }

    /// <inheritdoc/>
    public string Markdown()
    {
        var text = Sites.Count > 0
            ? MarkdownForm.Heading($"{DoesNotFit} ({Sites.Count})") + "\n"
                + MarkdownForm.List(Sites.Select(s => new Finding($"{Here(s)}:{s.Line}", $"{s.Text} ({s.Id})")))
            : MarkdownForm.Heading("The code builds against the org");
        return Silent is { Count: > 0 } silent
            ? text + "\n" + new ChangeReport(silent, "Changes that no code here complains of").Markdown()
            : text;
    }

    /// <summary>One line a finding: places first, then the changes, each with whether a place complains of it.</summary>
    public string Json() =>
        JsonForm.Lines(Sites, static (writer, site) =>
        {
            writer.WriteString("kind", "site");
            writer.WriteString("file", Here(site));
            writer.WriteNumber("line", site.Line);
            writer.WriteNumber("column", site.Column);
            writer.WriteString("severity", Severity(site));
            writer.WriteString("id", site.Id);
            writer.WriteString("text", site.Text);
        })
        + JsonForm.Lines(Changes.OrderByDescending(c => c.Weight), (writer, change) =>
        {
            writer.WriteString("kind", "change");
            ChangeReport.Write(writer, change);
            writer.WriteBoolean("inCode", Sites.Any(s => s.IsOf(change)));
        });

    private static string Severity(CallSite site) => site.IsError ? "error" : "warning";

    private static string Here(CallSite site) => Path.GetRelativePath(Environment.CurrentDirectory, site.File).Replace(
        '\\', '/') is var relative && relative.StartsWith("../../..", StringComparison.Ordinal) ? site.File : relative;
}
