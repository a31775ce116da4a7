using System.Text.RegularExpressions;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>
/// Text of others in Markdown, as GitHub and Azure DevOps show it: no markup, no HTML, no link, no mention, and no command of a CI service.
/// </summary>
internal static partial class MarkdownText
{
    /// <summary>The text as text.</summary>
    public static string Escape(string text) => Link().Replace(Markup().Replace(TerminalText.Escape(text), @"\$0"), "$0<!-- -->");

    /// <summary>The text as code.</summary>
    public static string Code(string text)
    {
        var plain = TerminalText.Escape(text);
        // A run of backticks ends only at one of the same length.
        var fence = new string('`', 1 + Backticks().Matches(plain).Select(m => m.Length).DefaultIfEmpty().Max());
        var pad = plain.Length == 0 || plain[0] == '`' || plain[^1] == '`' ? " " : "";
        return fence + pad + plain + pad + fence;
    }

    [GeneratedRegex(@"[\\`*_{}<>\[\]|#~!&$]")]
    private static partial Regex Markup();

    // What becomes a link without markup: a mention, an address, an issue. A comment between the parts is not shown, and separates them.
    [GeneratedRegex(@"@|#|www(?=\.)|:(?=//)|\bGH(?=-)", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();
}
