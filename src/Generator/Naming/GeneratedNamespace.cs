using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Interception;

namespace Salesforce.Typed.Generator.Naming;

/// <summary>The namespace of generated code, which the project file sets.</summary>
internal static class GeneratedNamespace
{
    private const int MostCharacters = 256;

    // Generated code names types of these with global::, and a generated type in them would be that type instead.
    private static readonly HashSet<string> Framework =
    [
        "System", "System.CodeDom.Compiler", "System.Collections.Generic", "System.ComponentModel", "System.Diagnostics.CodeAnalysis",
        "System.Runtime.CompilerServices", "System.Text", "System.Text.Json.Serialization",
    ];

    /// <summary>
    /// The namespace as code writes it, so that two spellings of one namespace are one; null for what cannot be a namespace.
    /// </summary>
    public static string? Parse(string text)
    {
        if (text.Length > MostCharacters)
            return null;
        var parts = text.Trim().Split('.').Select(p => p.StartsWith("@", StringComparison.Ordinal) ? p.Substring(1) : p).ToList();
        return parts.TrueForAll(IsPart) && !IsTaken(parts) ? string.Join(".", parts.Select(Identifier.Escape)) : null;
    }

    /// <summary>
    /// Whether generated code of a namespace could not name one of its own types, or one of the runtime's, if a namespace
    /// <paramref name="name"/> were inside it.
    /// </summary>
    public static bool HidesType(string name) => name == "SalesforceObjects" || TakenTypeNames.Contains(name);

    // A namespace that is called as a type would hide that type from all code of the project.
    private static bool IsTaken(List<string> parts) => Framework.Contains(string.Join(".", parts))
        || (parts[0] == "System" && parts.Count > 1 && TakenTypeNames.Contains(parts[1]))
        || IsOfRuntime(parts);

    private static bool IsOfRuntime(List<string> parts)
    {
        if (parts.Count < 2 || parts[0] + "." + parts[1] != RuntimeNamespace.Root)
            return false;
        return parts.Count == 2 || RuntimeNamespace.IsChild(parts[2]) || TakenTypeNames.Contains(parts[2])
            || RuntimeNamespace.Root + "." + parts[2] == SelectionFile.Namespace;
    }

    // The compiler ignores characters that format text: two names that look different would be one.
    private static bool IsPart(string part) =>
        SyntaxFacts.IsValidIdentifier(part) && !part.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
