using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Salesforce.Typed.Generator.Naming;

/// <summary>The namespace of generated code, which the project file sets.</summary>
internal static class GeneratedNamespace
{
    private const int MostCharacters = 256;

    // What is in them are our own types.
    private static readonly HashSet<string> Ours = ["Salesforce.Typed", "Salesforce.Typed.Generated"];

    /// <summary>The namespace as code writes it, so that two spellings of one namespace are one; null for what cannot be a namespace.</summary>
    public static string? Parse(string text)
    {
        var parts = text.Trim().Split('.').Select(p => p.StartsWith("@", StringComparison.Ordinal) ? p.Substring(1) : p).ToList();
        return text.Length <= MostCharacters && parts.TrueForAll(IsPart) && !Ours.Contains(string.Join(".", parts)) ? string.Join(".", parts.Select(Identifier.Escape)) : null;
    }

    // The compiler ignores characters that format text: two names that look different would be one.
    private static bool IsPart(string part) => SyntaxFacts.IsValidIdentifier(part) && !part.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
