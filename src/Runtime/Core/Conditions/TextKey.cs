using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>
/// A key that texts share if the org may compare them as equal. The org ignores case, by the rules of the user's locale, except for fields
/// that are unique and case-sensitive (SOQL Reference, Comparison Operators); it removes blanks around a text, and an empty text is null.
/// The key ignores more than that: all blanks, accents, widths and invisible characters.
/// </summary>
internal static class TextKey
{
    private const int ShortId = 15;

    /// <summary>The key of a text.</summary>
    public static string Of(string text)
    {
        // The two forms of an id are the same reference, also where references are texts.
        var significant = text.Length == RawId.Length && RawId.TryParse(text, out _, out _) ? text[..ShortId] : text;
        var key = new StringBuilder(significant.Length);
        foreach (var c in Decomposed(significant).ToUpperInvariant())
        {
            if (IsIgnored(c))
                continue;
            // Capital letters of some languages, which the invariant rules do not know.
            if (c is 'ß' or 'ẞ')
                key.Append("SS");
            else
                key.Append(c is 'ı' or 'İ' ? 'I' : c);
        }
        return key.ToString();
    }

    private static string Decomposed(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair has no normal form.
            return text;
        }
    }

    private static bool IsIgnored(char c) => char.IsWhiteSpace(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format;
}
