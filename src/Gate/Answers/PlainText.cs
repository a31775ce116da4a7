using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Gate.Answers;

/// <summary>
/// Text of records as agents get it: without control characters, and without characters that hide text or reverse its direction. Line
/// breaks and tabs stay.
/// </summary>
internal static class PlainText
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') || text.EnumerateRunes().All(IsKept))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(IsKept))
            kept.Append(rune);
        return kept.ToString();
    }

    private static bool IsKept(Rune rune) => rune.Value is '\n' or '\r' or '\t'
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
}
