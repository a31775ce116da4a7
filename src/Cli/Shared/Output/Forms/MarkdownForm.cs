using System.Text;

namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>Findings as Markdown for a pull request.</summary>
internal static class MarkdownForm
{
    /// <summary>A heading.</summary>
    public static string Heading(string text) => $"### {text}\n";

    /// <summary>Sections of findings, each under its title.</summary>
    public static string Sections(params IEnumerable<FindingSection> sections)
    {
        var text = new StringBuilder();
        foreach (var section in sections.Where(s => s.Findings.Count > 0))
        {
            var title = $"{section.Title} ({section.Count})";
            text.Append(section.IsFolded ? $"\n<details><summary>{title}</summary>\n\n" : $"\n**{title}**\n\n");
            text.Append(List(section.Findings));
            if (section.IsFolded)
                text.Append("\n</details>\n");
        }
        return text.ToString();
    }

    /// <summary>A list: the place as code, then the text.</summary>
    public static string List(IEnumerable<Finding> findings) =>
        string.Concat(findings.Select(f => $"- {MarkdownText.Code(f.Place)} {MarkdownText.Escape(f.Text)}\n"));
}
