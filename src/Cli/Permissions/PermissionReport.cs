using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>Shows what code needs of an org.</summary>
internal static class PermissionReport
{
    /// <summary>A table: a line an object, with its fields.</summary>
    public static void Show(PermissionSet set, CodeUses uses, IAnsiConsole console)
    {
        foreach (var (name, use) in set.Objects)
        {
            console.Line($"[bold]{name}[/] {string.Join(", ", PermissionDiff.Words(use))}");
            var fields = set.Fields.Where(f => f.Key.StartsWith(name + ".", StringComparison.Ordinal)).Select(
                f => (Name: f.Key[(name.Length + 1)..], IsEditable: f.Value)).ToList();
            Line(console, "edits", fields.Where(f => f.IsEditable).Select(f => f.Name));
            Line(console, "reads", fields.Where(f => !f.IsEditable).Select(f => f.Name));
        }
        console.Line($"OAuth scopes: {string.Join(", ", uses.Scopes)}");
    }

    /// <summary>What a given set lacks, and what it grants beyond need.</summary>
    public static void Show(IReadOnlyList<PermissionDiff> differences, IAnsiConsole console)
    {
        if (differences.Count == 0)
            console.WriteLine("The permission set grants what the code needs, and nothing else.");
        TerminalForm.Findings(console, Section(differences, isMissing: true), Section(differences, isMissing: false));
    }

    /// <summary>One line of JSON: objects, fields, scopes and notes.</summary>
    public static string Json(PermissionSet set, CodeUses uses) => JsonLine.Of(writer =>
    {
        writer.WriteStartObject("objects");
        foreach (var (name, use) in set.Objects)
        {
            writer.WriteStartArray(name);
            foreach (var word in PermissionDiff.Words(use))
                writer.WriteStringValue(word);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        writer.WriteStartObject("fields");
        foreach (var (name, isEditable) in set.Fields)
            writer.WriteString(name, isEditable ? "edit" : "read");
        writer.WriteEndObject();
        foreach (var (member, texts) in new[] { ("scopes", uses.Scopes), ("notes", uses.Notes) })
        {
            writer.WriteStartArray(member);
            foreach (var text in texts)
                writer.WriteStringValue(text);
            writer.WriteEndArray();
        }
    });

    /// <summary>One line of JSON a difference.</summary>
    public static string Json(IReadOnlyList<PermissionDiff> differences) => JsonForm.Lines(differences, static (writer, d) =>
    {
        writer.WriteString("kind", d.IsMissing ? "missing" : "needless");
        writer.WriteString("place", d.Place);
        writer.WriteString("permission", d.Permission);
    });

    private static FindingSection Section(IReadOnlyList<PermissionDiff> differences, bool isMissing)
    {
        var (title, color, sign) = isMissing
            ? ("The code needs, and the set lacks", "red", "+ ")
            : ("The set grants, and no code needs", "yellow", "- ");
        var part = differences.Where(d => d.IsMissing == isMissing).ToList();
        var findings = part.GroupBy(d => d.Place).Select(
            p => new Finding(p.Key, string.Join(", ", p.Select(d => d.Permission))) { Sign = sign });
        return new FindingSection(title, color, [.. findings]) { Count = part.Count };
    }

    private static void Line(IAnsiConsole console, string verb, IEnumerable<string> fields)
    {
        var text = string.Join(", ", fields);
        if (text.Length > 0)
            console.Line($"  {verb} {text}");
    }
}
