using System.Text;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>
/// The characters that mean something in the text of FIND, and their escapes: <c>\</c> before a reserved character, in double quotes too
/// (SOQL and SOSL Reference, FIND {SearchQuery}, Reserved Characters).
/// </summary>
internal static class SearchEscapes
{
    private const string Reserved = "?&|!{}[]()^~*:\\\"'+-";

    /// <summary>Whether the character is an ordinary one only behind <c>\</c>.</summary>
    public static bool IsReserved(char c) => Reserved.IndexOf(c) >= 0;

    /// <summary>Whether the reserved character has a meaning of its own without <c>\</c>: wildcards, quotes and parentheses.</summary>
    public static bool HasMeaning(char c) => c is '*' or '?' or '"' or '(' or ')' or '\\';

    /// <summary>Whether the word is AND, OR or NOT, in any case.</summary>
    public static bool IsOperator(string word) =>
        string.Equals(word, "AND", StringComparison.OrdinalIgnoreCase)
        || string.Equals(word, "OR", StringComparison.OrdinalIgnoreCase)
        || string.Equals(word, "NOT", StringComparison.OrdinalIgnoreCase);

    /// <summary>The pattern of a text in which nothing is a wildcard.</summary>
    public static string Literal(string text)
    {
        var pattern = new StringBuilder(text.Length);
        foreach (var c in text)
            AddLiteral(pattern, c);
        return pattern.ToString();
    }

    /// <summary>Adds a character to a pattern in which it is not a wildcard.</summary>
    public static void AddLiteral(StringBuilder pattern, char c) => pattern.Append(c is '*' or '?' or '\\' ? "\\" : "").Append(c);
}
