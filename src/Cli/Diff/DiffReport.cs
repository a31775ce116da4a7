using System.Text;
using System.Text.Json;
using Salesforce.Typed.Cli.Output;
using Salesforce.Typed.Schema.Diff;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Diff;

/// <summary>Shows changes: to people in a terminal, as Markdown for a pull request, as JSON for machines. What breaks comes first.</summary>
internal static class DiffReport
{
    private static readonly (ChangeWeight Weight, string Title, string Color)[] Sections =
        [(ChangeWeight.Breaking, "Breaking", "red"), (ChangeWeight.Risky, "Risky", "yellow"), (ChangeWeight.Harmless, "Harmless", "grey")];

    /// <summary>A table in the terminal.</summary>
    public static void Show(IReadOnlyList<SchemaChange> changes, IAnsiConsole console)
    {
        if (changes.Count == 0)
        {
            console.WriteLine("No changes.");
            return;
        }
        foreach (var (weight, title, color) in Sections)
        {
            var part = changes.Where(c => c.Weight == weight).ToList();
            if (part.Count == 0)
                continue;
            console.MarkupLineInterpolated($"[bold {color}]{title}[/] ({part.Count})");
            foreach (var change in part)
                console.Line($"  [bold]{change.Place}[/] {change.Text}");
        }
    }

    /// <summary>Markdown, with what is harmless folded away.</summary>
    public static string Markdown(IReadOnlyList<SchemaChange> changes, string title = "Changes of the org's schema")
    {
        if (changes.Count == 0)
            return "No changes of the org's schema.\n";
        var text = new StringBuilder("### ").Append(title).Append('\n');
        foreach (var (weight, section, _) in Sections)
        {
            var part = changes.Where(c => c.Weight == weight).ToList();
            if (part.Count == 0)
                continue;
            var isFolded = weight == ChangeWeight.Harmless;
            text.Append(isFolded ? $"\n<details><summary>{section} ({part.Count})</summary>\n\n" : $"\n**{section} ({part.Count})**\n\n");
            foreach (var change in part)
                text.Append("- ").Append(MarkdownText.Code(change.Place)).Append(' ').Append(MarkdownText.Escape(change.Text)).Append('\n');
            if (isFolded)
                text.Append("\n</details>\n");
        }
        return text.ToString();
    }

    /// <summary>One line a change.</summary>
    public static string Json(IReadOnlyList<SchemaChange> changes) => string.Concat(changes.OrderByDescending(c => c.Weight).Select(c => JsonLine.Of(writer => Write(writer, c))));

    /// <summary>The members of a change.</summary>
    public static void Write(Utf8JsonWriter writer, SchemaChange change)
    {
        writer.WriteString("weight", change.Weight switch { ChangeWeight.Breaking => "breaking", ChangeWeight.Risky => "risky", _ => "harmless" });
        writer.WriteString("object", change.Object);
        writer.WriteString("field", change.Field);
        writer.WriteString("value", change.Value);
        writer.WriteString("text", change.Text);
    }
}
