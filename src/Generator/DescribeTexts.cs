using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator;

/// <summary>
/// Reads the text of a snapshot once, for as long as the compiler keeps that text: generator and analyzers ask for the same ones, an editor
/// at every edit.
/// </summary>
internal static class DescribeTexts
{
    // The largest known describe has 3.3 million. The compiler takes constants of 8 million in all.
    private const int MostCharacters = 6_000_000;

    private static readonly ConditionalWeakTable<SourceText, DescribeParts> Known = new();

    /// <summary>What the text says.</summary>
    public static DescribeParts Read(SourceText text) => Known.GetValue(text, ReadNew);

    private static DescribeParts ReadNew(SourceText text)
    {
        if (text.Length > MostCharacters)
            return Refused(new SchemaProblem(
                $"The file has {text.Length} characters, and the most is {MostCharacters}. One describe is in one file.", default));
        var content = SourceEncoding.Text(text, out var problem);
        return problem is null ? DescribeReader.ReadParts(content) : Refused(problem);
    }

    private static DescribeParts Refused(SchemaProblem problem) => new(null, new([problem]), default);
}
