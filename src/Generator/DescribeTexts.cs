using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator;

/// <summary>
/// Reads the text of a snapshot once, for as long as the compiler keeps that text: generator and analyzers ask for the same ones, an editor at every
/// edit.
/// </summary>
internal static class DescribeTexts
{
    // The largest known describe has 3.3 million. The compiler takes constants of 8 million in all.
    private const int MostCharacters = 6_000_000;

    private static readonly ConditionalWeakTable<SourceText, DescribeParts> Known = new();

    /// <summary>What the text says.</summary>
    public static DescribeParts Read(SourceText text) => Known.GetValue(text, static t => t.Length > MostCharacters ? TooLong(t) : DescribeReader.ReadParts(t.ToString()));

    private static DescribeParts TooLong(SourceText text) =>
        new(null, new([new SchemaProblem($"The file has {text.Length} characters, and the most is {MostCharacters}. One describe is in one file.", default)]), default);
}
