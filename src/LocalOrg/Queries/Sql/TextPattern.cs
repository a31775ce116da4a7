using System.Text;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>Patterns of LIKE: <c>%</c> for any characters, <c>_</c> for one, <c>\</c> before a character that stands for itself.</summary>
internal static class TextPattern
{
    /// <summary>The text that every match begins with, up to the first wildcard.</summary>
    public static string Prefix(string pattern)
    {
        var prefix = new StringBuilder();
        for (var i = 0; i < pattern.Length && pattern[i] is not ('%' or '_'); i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                i++;
            prefix.Append(pattern[i]);
        }
        return prefix.ToString();
    }

    /// <summary>Whether the whole text matches, without case.</summary>
    public static bool Matches(string pattern, string text)
    {
        // Greedy with one point to come back to: time in proportion to the product of the lengths at worst, and no recursion.
        int p = 0, t = 0, starAt = -1, starText = 0;
        while (t < text.Length)
        {
            var isEscaped = p + 1 < pattern.Length && pattern[p] == '\\';
            if (p < pattern.Length && !isEscaped && pattern[p] == '%')
            {
                starAt = p++;
                starText = t;
            }
            else if (p < pattern.Length && ((!isEscaped && pattern[p] == '_') || SameLetter(pattern[isEscaped ? p + 1 : p], text[t])))
            {
                p += isEscaped ? 2 : 1;
                t++;
            }
            else if (starAt >= 0)
            {
                p = starAt + 1;
                t = ++starText;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '%')
            p++;
        return p == pattern.Length;
    }

    private static bool SameLetter(char left, char right) => left == right || char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
