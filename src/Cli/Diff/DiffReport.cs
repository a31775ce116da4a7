using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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
                console.MarkupLineInterpolated($"  [bold]{change.Place}[/] {change.Text}");
        }
    }

    /// <summary>Markdown, with what is harmless folded away.</summary>
    public static string Markdown(IReadOnlyList<SchemaChange> changes)
    {
        if (changes.Count == 0)
            return "No changes of the org's schema.\n";
        var text = new StringBuilder("### Changes of the org's schema\n");
        foreach (var (weight, title, _) in Sections)
        {
            var part = changes.Where(c => c.Weight == weight).ToList();
            if (part.Count == 0)
                continue;
            var isFolded = weight == ChangeWeight.Harmless;
            text.Append(isFolded ? $"\n<details><summary>{title} ({part.Count})</summary>\n\n" : $"\n**{title} ({part.Count})**\n\n");
            foreach (var change in part)
                text.Append("- `").Append(change.Place).Append("` ").Append(Escape(change.Text)).Append('\n');
            if (isFolded)
                text.Append("\n</details>\n");
        }
        return text.ToString();
    }

    /// <summary>One line a change.</summary>
    public static string Json(IReadOnlyList<SchemaChange> changes)
    {
        using var stream = new MemoryStream();
        foreach (var change in changes.OrderByDescending(c => c.Weight))
        {
            using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                writer.WriteStartObject();
                writer.WriteString("weight", change.Weight switch { ChangeWeight.Breaking => "breaking", ChangeWeight.Risky => "risky", _ => "harmless" });
                writer.WriteString("object", change.Object);
                writer.WriteString("field", change.Field);
                writer.WriteString("value", change.Value);
                writer.WriteString("text", change.Text);
                writer.WriteEndObject();
            }
            stream.WriteByte((byte)'\n');
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Labels come from the org, and may hold what Markdown reads as markup.
    private static string Escape(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"([\\`*_<>\[\]|#])", @"\$1");
}
