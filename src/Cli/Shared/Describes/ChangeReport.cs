using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Salesforce.Typed.Schema.Diff;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Shared.Describes;

/// <summary>
/// Shows changes: to people in a terminal, as Markdown for a pull request, as JSON for machines. What breaks comes first.
/// </summary>
/// <param name="changes">The changes.</param>
/// <param name="title">The heading in Markdown.</param>
/// <param name="picture">What follows the changes in Markdown.</param>
internal sealed class ChangeReport(
    IReadOnlyList<SchemaChange> changes, string title = "Changes of the org's schema", string? picture = null) : IReport
{
    private IEnumerable<FindingSection> Sections =>
    [
        Section(ChangeWeight.Breaking, "Breaking", "red"), Section(ChangeWeight.Risky, "Risky", "yellow"),
        Section(ChangeWeight.Harmless, "Harmless", "grey"),
    ];

    /// <inheritdoc/>
    public void Show(IAnsiConsole console)
    {
        if (changes.Count == 0)
            console.WriteLine("No changes.");
        TerminalForm.Findings(console, Sections);
    }

    /// <inheritdoc/>
    public string Markdown() =>
        changes.Count == 0 ? "No changes of the org's schema.\n" : MarkdownForm.Heading(title) + MarkdownForm.Sections(Sections) + picture;

    /// <inheritdoc/>
    public string Json() => JsonForm.Lines(changes.OrderByDescending(c => c.Weight), Write);

    /// <summary>Writes the members of a change.</summary>
    public static void Write(Utf8JsonWriter writer, SchemaChange change)
    {
        writer.WriteString(
            "weight", change.Weight switch { ChangeWeight.Breaking => "breaking", ChangeWeight.Risky => "risky", _ => "harmless" });
        writer.WriteString("object", change.Object);
        writer.WriteString("field", change.Field);
        writer.WriteString("value", change.Value);
        writer.WriteString("text", change.Text);
    }

    private FindingSection Section(ChangeWeight weight, string name, string color) =>
        new(name, color, [.. changes.Where(c => c.Weight == weight).Select(
            c => new Finding(c.Place, c.Text))], weight == ChangeWeight.Harmless);
}
