using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Testing.Queries.Search;

/// <summary>
/// Splits texts into the words of the index as the platform does: at white space and punctuation, and where letters and digits meet
/// (<c>Sample2Account</c> is three words). A character of a language that is written without spaces is a word of its own, so that a search
/// for several of them is one for a phrase.
/// </summary>
internal static class SearchTokens
{
    private enum Kind
    {
        Separator,
        Letter,
        Digit,
        Single,
        Mark,
    }

    /// <summary>The words of a text with spaces between them.</summary>
    public static string Split(string text)
    {
        var words = new StringBuilder(text.Length + 8);
        var before = Kind.Separator;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (kind == Kind.Separator || (kind == Kind.Mark && before == Kind.Separator))
            {
                before = Kind.Separator;
                continue;
            }
            if (words.Length > 0 && Begins(kind, before))
                words.Append(' ');
            words.Append(rune);
            before = kind == Kind.Mark ? before : kind;
        }
        return words.ToString();
    }

    /// <summary>
    /// The words of a pattern of a search, in which <c>*</c> and <c>?</c> are wildcards unless <c>\</c> is before them. A wildcard is of
    /// the kind of what it follows: it does not go beyond the letters or digits of a word.
    /// </summary>
    public static List<string> SplitPattern(string pattern)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var before = Kind.Separator;
        var leading = "";
        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
        var isEscaped = false;
        foreach (var rune in pattern.EnumerateRunes())
        {
            if (!isEscaped && rune.Value == '\\')
            {
                isEscaped = true;
                continue;
            }
            if (!isEscaped && rune.Value is '*' or '?')
            {
                if (before is Kind.Letter or Kind.Digit)
                    word.Append(rune);
                else if (before == Kind.Separator)
                    leading += rune;
                continue;
            }
            isEscaped = false;
            var kind = KindOf(rune);
            if (Begins(kind, before))
                End();
            if (kind == Kind.Mark && before != Kind.Separator)
            {
                word.Append(rune);
                continue;
            }
            if (kind is Kind.Letter or Kind.Digit or Kind.Single)
                word.Append(kind == Kind.Single ? "" : leading).Append(rune);
            leading = "";
            before = kind == Kind.Mark ? Kind.Separator : kind;
        }
        End();
        return words;
    }

    /// <summary>The pattern of a word in the form in which the index has its words: in lower case, without accents.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            // The accents of European alphabets.
            if (c is < '\u0300' or > '\u036F')
                folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // Whether a word ends before a character of that kind. A mark belongs to the character before it.
    private static bool Begins(Kind kind, Kind before) => kind != Kind.Mark && (kind != before || kind == Kind.Single);

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => IsOfUnspacedScript(rune.Value) ? Kind.Single : Kind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Mark,
        _ => Kind.Separator,
    };

    // Thai, Korean, and the scripts of Chinese and Japanese.
    private static bool IsOfUnspacedScript(int c) => c
        is (>= 0x0E00 and <= 0x0E7F) or (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0x9FFF) or (>= 0xA960 and <= 0xA97F)
        or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFFDC) or (>= 0x20000 and <= 0x3FFFF);
}
