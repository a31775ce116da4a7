using System.Text;
using Salesforce.Typed.Schema.Json;

namespace Salesforce.Typed.Schema;

/// <summary>Turns the bytes of a file into text, and refuses bytes that are not text.</summary>
public static class DescribeText
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Decodes UTF-8 with or without a byte order mark, and UTF-16 of either order with one: the latter is what redirecting the output
    /// of <c>sf</c> gives in Windows PowerShell. Bytes that are neither are a problem at the first of them, and never become replacement
    /// characters.
    /// </summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="problem">What is wrong; null when all bytes are text.</param>
    /// <param name="origin">Where the bytes come from.</param>
    /// <returns>The text; of bytes with a problem, the part before it.</returns>
    public static string Decode(byte[] bytes, out SchemaProblem? problem, TextOrigin origin = TextOrigin.File)
    {
        if (StartsWith(bytes, 0xFF, 0xFE, 0, 0) || StartsWith(bytes, 0, 0, 0xFE, 0xFF))
            return Refused("", $"The text is UTF-32, which is not read.{origin.SaveAsUtf8}", out problem);
        if (StartsWith(bytes, 0xFF, 0xFE))
            return Utf16(bytes, Encoding.Unicode, origin, out problem);
        if (StartsWith(bytes, 0xFE, 0xFF))
            return Utf16(bytes, Encoding.BigEndianUnicode, origin, out problem);
        if (bytes.Length > 1 && (bytes[0] == 0) != (bytes[1] == 0))
            return Refused("", $"The text is UTF-16 without a byte order mark, which is not read.{origin.SaveAsUtf8}", out problem);
        return FromUtf8(bytes, StartsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0, origin, out problem);
    }

    /// <summary>Reads a file of text.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is not UTF-8 or UTF-16. The message names the file and the first byte that is wrong.
    /// </exception>
    public static string ReadFile(string file) => Require(File.ReadAllBytes(file), file);

    /// <summary>Decodes the bytes of a file or a stream.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="name">The name of the file or the stream, for the message.</param>
    /// <exception cref="InvalidDataException">
    /// The bytes are not UTF-8 or UTF-16. The message names the first byte that is wrong.
    /// </exception>
    public static string Require(byte[] bytes, string name)
    {
        var text = Decode(bytes, out var problem);
        return problem is null ? text : throw new InvalidDataException($"{name}{problem}");
    }

    private static string FromUtf8(byte[] bytes, int start, TextOrigin origin, out SchemaProblem? problem)
    {
        problem = null;
        try
        {
            return Utf8.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            var at = FirstNotUtf8(bytes, start);
            var before = Utf8.GetString(bytes, start, at - start);
            return Refused(before, $"The byte 0x{bytes[at]:X2} at offset {at} is not UTF-8.{origin.SaveAsUtf8}", out problem);
        }
    }

    private static string Utf16(byte[] bytes, Encoding encoding, TextOrigin origin, out SchemaProblem? problem)
    {
        const int mark = 2;
        // The decoder would put a replacement character in place of half a character, so the units are checked one by one.
        var low = encoding == Encoding.Unicode ? 0 : 1;
        for (var at = mark; at < bytes.Length; at += 2)
        {
            var isWhole = at + 1 < bytes.Length && !IsSurrogate(bytes, at, low, 0xD8, 0xDF);
            if (!isWhole && IsSurrogate(bytes, at, low, 0xD8, 0xDB) && IsSurrogate(bytes, at + 2, low, 0xDC, 0xDF))
                at += 2;
            else if (!isWhole)
                return Refused(
                    encoding.GetString(bytes, mark, at - mark),
                    $"The bytes at offset {at} are not a whole character of UTF-16.{origin.SaveAsUtf8}", out problem);
        }
        problem = null;
        return encoding.GetString(bytes, mark, bytes.Length - mark);
    }

    private static bool IsSurrogate(byte[] bytes, int at, int low, byte first, byte last) =>
        at + 1 < bytes.Length && bytes[at + 1 - low] >= first && bytes[at + 1 - low] <= last;

    // The first byte of the first sequence that is cut off, too long, or of a surrogate (The Unicode Standard, table 3-7).
    private static int FirstNotUtf8(byte[] bytes, int start)
    {
        var at = start;
        while (at < bytes.Length && SequenceLength(bytes, at) is var length and > 0)
            at += length;
        return at;
    }

    private static int SequenceLength(byte[] bytes, int at)
    {
        var lead = bytes[at];
        var length = lead < 0x80 ? 1
            : lead is >= 0xC2 and <= 0xDF ? 2 : lead is >= 0xE0 and <= 0xEF ? 3 : lead is >= 0xF0 and <= 0xF4 ? 4 : 0;
        if (at + length > bytes.Length)
            return 0;
        for (var i = 1; i < length; i++)
        {
            var least = i > 1 ? 0x80 : lead switch { 0xE0 => 0xA0, 0xF0 => 0x90, _ => 0x80 };
            var most = i > 1 ? 0xBF : lead switch { 0xED => 0x9F, 0xF4 => 0x8F, _ => 0xBF };
            if (bytes[at + i] < least || bytes[at + i] > most)
                return 0;
        }
        return length;
    }

    private static string Refused(string before, string message, out SchemaProblem? problem)
    {
        problem = new SchemaProblem(message, SchemaPosition.Of(before, before.Length));
        return before;
    }

    private static bool StartsWith(byte[] bytes, params byte[] mark)
    {
        for (var i = 0; i < mark.Length; i++)
        {
            if (i >= bytes.Length || bytes[i] != mark[i])
                return false;
        }
        return true;
    }
}
