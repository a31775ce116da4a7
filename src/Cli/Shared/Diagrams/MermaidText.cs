using System.Text;

namespace Salesforce.Typed.Cli.Shared.Diagrams;

/// <summary>
/// Writes a diagram as Mermaid draws it (Entity Relationship Diagrams), which GitHub and GitLab show. Names are written with letters,
/// digits and underscores only, and texts without quotes: a describe adds nothing but names.
/// </summary>
internal static class MermaidText
{
    /// <summary>How many relationships Mermaid draws, unless a page configures more (maxEdges).</summary>
    public const int MostRelationships = 500;

    /// <summary>How long a text Mermaid draws, unless a page configures more (maxTextSize).</summary>
    public const int LongestText = 50_000;

    // Words of the notation; as the name of an entity they need quotes.
    private static readonly HashSet<string> Words = new(
        ["one", "many", "only", "zero", "to", "optionally", "u", "class", "classDef", "style", "title", "direction", "erDiagram", "accTitle", "accDescr", "end"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The diagram.</summary>
    public static string Write(EntityDiagram diagram)
    {
        var text = new StringBuilder("erDiagram\n");
        foreach (var line in diagram.Relationships)
        {
            text.Append("    ").Append(Entity(line.Parent)).Append(line.IsRequired ? " ||" : " |o").Append(
                line.IsMasterDetail ? "--" : "..")
                .Append(line.IsUnique ? "o| " : "o{ ").Append(Entity(line.Child)).Append(" : \"").Append(Name(line.Field))
                .Append(line.IsMasterDetail ? " (master-detail)" : "").Append("\"\n");
        }
        foreach (var entity in diagram.Entities)
            Write(text, entity);
        return text.ToString();
    }

    /// <summary>The diagram in a page of Markdown.</summary>
    public static string Fenced(EntityDiagram diagram) => $"```mermaid\n{Write(diagram)}```\n";

    /// <summary>Why Mermaid does not draw the diagram; null where it does.</summary>
    public static string? Problem(EntityDiagram diagram) =>
        diagram.Relationships.Count > MostRelationships
            ? $"The diagram has {diagram.Relationships.Count} relationships, and Mermaid draws {MostRelationships} at most"
        : Write(diagram).Length is var length and > LongestText
        ? $"The diagram has {length} characters, and Mermaid draws {LongestText} at most"
        : null;

    private static void Write(StringBuilder text, DiagramEntity entity)
    {
        text.Append("    ").Append(Entity(entity.Name));
        if (entity.Fields.Count == 0)
        {
            text.Append('\n');
            return;
        }
        text.Append(" {\n");
        foreach (var field in entity.Fields)
        {
            text.Append("        ").Append(Attribute(field.Type)).Append(' ').Append(Attribute(field.Name));
            if (field.Keys.Count > 0)
                text.Append(' ').Append(string.Join(", ", field.Keys));
            if (field.Remarks.Count > 0)
                text.Append(" \"").Append(string.Join(", ", field.Remarks.Select(Remark))).Append('"');
            text.Append('\n');
        }
        text.Append("    }\n");
    }

    private static string Entity(string name) =>
        Name(name) is var plain && (Words.Contains(plain) || !char.IsAsciiLetter(plain[0])) ? $"\"{plain}\"" : plain;

    // The type and the name of an attribute begin with a letter.
    private static string Attribute(string name) => Name(name) is var plain && char.IsAsciiLetter(plain[0]) ? plain : "x" + plain;

    private static string Name(string name) =>
        name.Length == 0 ? "_" : string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));

    private static string Remark(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) || " .,:_-()+/'".Contains(c, StringComparison.Ordinal) ? c : ' ')).Trim();
}
