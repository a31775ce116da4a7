using Microsoft.CodeAnalysis.CSharp;

namespace Salesforce.Typed.Generator.Naming;

/// <summary>Makes identifiers of C# from names and texts of an org. The rules are in docs/names.md.</summary>
internal static class Identifier
{
    // A name in metadata has at most 1,023 bytes of UTF-8; with the prefix of an accessor this stays below.
    private const int MostCharacters = 300;

    /// <summary>A name with an @ before it where C# has it as a keyword.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || IsModifier(name) ? "@" + name : name;

    // Before a member C# can take these for a modifier, or a declaration of another kind.
    private static bool IsModifier(
        string name) => SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.RecordKeyword or SyntaxKind.PartialKeyword
        or SyntaxKind.AsyncKeyword or SyntaxKind.RequiredKeyword or SyntaxKind.ScopedKeyword or SyntaxKind.FileKeyword
            or SyntaxKind.FieldKeyword or SyntaxKind.ExtensionKeyword;

    /// <summary>
    /// A namespace from what MSBuild takes for one, the name of the project's file: an underscore where a character cannot stand, as the
    /// templates of the SDK have it.
    /// </summary>
    public static string OfNamespace(string text) =>
        string.Join(".", text.Split('.').Where(part => part.Length > 0).Select(OfNamespacePart));

    private static string OfNamespacePart(string part)
    {
        var name = new System.Text.StringBuilder(part.Length + 1);
        if (!SyntaxFacts.IsIdentifierStartCharacter(part[0]) && IsVisiblePart(part[0]))
            name.Append('_');
        foreach (var c in part)
            name.Append(IsVisiblePart(c) ? c : '_');
        return Escape(name.ToString());
    }

    /// <summary>
    /// The identifier for the text of a picklist value: its letters and digits, with a capital where something else stood before; an
    /// underscore before a digit at the start; the code points of a text that has none of them.
    /// </summary>
    public static string OfText(string text)
    {
        var name = new System.Text.StringBuilder(text.Length);
        var capital = true;
        foreach (var c in text)
        {
            if (name.Length == MostCharacters)
                break;
            if (!IsVisiblePart(c) || c == '_')
            {
                capital = true;
                continue;
            }
            if (name.Length == 0 && !SyntaxFacts.IsIdentifierStartCharacter(c))
                name.Append('_');
            name.Append(capital ? char.ToUpperInvariant(c) : c);
            capital = false;
        }
        return name.Length > 0 ? name.ToString() : OfSymbols(text);
    }

    // The compiler ignores characters that format text: two names that look different would be one.
    private static bool IsVisiblePart(char c) =>
        SyntaxFacts.IsIdentifierPartCharacter(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format;

    private static string OfSymbols(string text)
    {
        var name = new System.Text.StringBuilder("Symbol");
        foreach (var c in text.Take(MostCharacters / 5))
            name.Append('_').Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
        return text.Length == 0 ? "Empty" : name.ToString();
    }
}
