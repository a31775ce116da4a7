using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Schema;

/// <summary>
/// Text of a describe inside a message. Control characters, line ends, bidirectional controls and other characters that are not visible are
/// written as
/// <c>\uXXXX</c>, so that a terminal, a log or a CI system shows them and does not follow them; so are the commands of CI systems.
/// </summary>
public static class VisibleText
{
    private const int QuotedLength = 80;

    /// <summary>The text, cut after <paramref name="maxLength"/> characters.</summary>
    public static string Of(string text, int maxLength = 1000)
    {
        var shown = new StringBuilder(Math.Min(text.Length, maxLength) + 1);
        for (var i = 0; i < text.Length; i++)
        {
            if (i >= maxLength)
                return shown.Append('\u2026').ToString();
            if (char.IsSurrogatePair(text, i) && !IsHidden(CharUnicodeInfo.GetUnicodeCategory(text, i)))
                shown.Append(text[i]).Append(text[++i]);
            else if (char.IsSurrogate(text[i]) || IsHidden(char.GetUnicodeCategory(text[i])))
                shown.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            else if (text[i] == '#' && i > 0 && text[i - 1] == '#' && BeginsCommand(text, i + 1))
                shown.Append("\\u0023");
            else
                shown.Append(text[i]);
        }
        return shown.ToString();
    }

    /// <summary>The beginning of the text in single quotes.</summary>
    public static string Quote(string text) => $"'{Of(text, QuotedLength)}'";

    // Azure Pipelines (##vso[, ##[), GitHub Actions (##[) and TeamCity (##teamcity[) read commands anywhere in a line of a build's log.
    private static bool BeginsCommand(string text, int at)
    {
        while (at < text.Length && text[at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            at++;
        return at < text.Length && text[at] == '[';
    }

    private static bool IsHidden(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned;
}
