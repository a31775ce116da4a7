using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Audit.Sentences;

/// <summary>
/// Text from outside within a sentence: names, titles and values cannot add a line, bold text or a character that reverses or hides what
/// follows.
/// </summary>
public static class AuditText
{
    private const int Longest = 200;

    /// <summary>A text as part of a sentence.</summary>
    public static string Plain(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= Longest)
                return plain.Append('…').ToString();
            if (rune.Value is '*' or '_' or '`' or '[' or ']' or '<' or '>' or '\\')
                plain.Append('\\').Append(rune);
            else
                plain.Append(IsShown(rune) ? rune.ToString() : " ");
        }
        return plain.ToString();
    }

    /// <summary>A text in bold.</summary>
    public static string Bold(string? text) => $"**{Plain(text)}**";

    // Bidirectional marks and zero-width characters are of the category Format.
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
