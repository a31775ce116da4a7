using System.Text;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator;

/// <summary>
/// The text of a snapshot as its bytes say it. The compiler reads a file that is not UTF-8 in the code page of the machine, and puts
/// replacement characters in place of bytes that a byte order mark contradicts: both would change values without an error.
/// </summary>
internal static class SourceEncoding
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text.</summary>
    /// <param name="text">The file as the compiler has read it.</param>
    /// <param name="problem">What is wrong with the bytes; null when all of them are text.</param>
    public static string Text(SourceText text, out SchemaProblem? problem)
    {
        var content = text.ToString();
        problem = null;
        if (text.Encoding is { } encoding && encoding is not (UTF8Encoding or UnicodeEncoding))
            return DescribeText.Decode(encoding.GetBytes(content), out problem);
        // The compiler takes the byte order mark of UTF-32 for that of UTF-16.
        if (content.Length > 1 && (content[0] == 0 || content[1] == 0))
            problem = new SchemaProblem(
                "The text is UTF-32, or UTF-16 without a byte order mark, which is not read. Save the file as UTF-8.", default);
        else if (content.IndexOf(Replacement) is var at and >= 0 && text.Encoding is { } marked
            && IsReplaced(text, marked, content))
        {
            problem = new SchemaProblem(
                $"The bytes at this place are not {marked.WebName.ToUpperInvariant()}, as the byte order mark says. Save the file as "
                    + $"UTF-8.",
                SchemaPosition.Of(content, at));
        }
        return content;
    }

    // An org may have replacement characters of its own. They have other bytes, and so the file another checksum.
    private static bool IsReplaced(SourceText text, Encoding encoding, string content)
    {
        var bytes = encoding.GetBytes(content);
        return !HasChecksum([.. encoding.GetPreamble(), .. bytes]) && !HasChecksum(bytes);

        bool HasChecksum(byte[] original) =>
            SourceText.From(original, original.Length, encoding, text.ChecksumAlgorithm).GetChecksum().SequenceEqual(text.GetChecksum());
    }
}
