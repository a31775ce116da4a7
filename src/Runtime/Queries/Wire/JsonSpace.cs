using System.Buffers;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Removes white space between the tokens of a JSON text that is still arriving, so that it takes no memory.</summary>
internal static class JsonSpace
{
    private static readonly SearchValues<byte> Stops = SearchValues.Create(" \t\r\n\""u8);

    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);

    /// <summary>Removes it in place.</summary>
    /// <param name="json">A text that begins between two tokens. It may end anywhere.</param>
    /// <returns>How many bytes are left.</returns>
    public static int Remove(Span<byte> json)
    {
        var (read, written) = (0, 0);
        while (read < json.Length)
        {
            var stop = json[read..].IndexOfAny(Stops);
            var plain = stop < 0 ? json.Length - read : stop;
            json.Slice(read, plain).CopyTo(json[written..]);
            (read, written) = (read + plain, written + plain);
            if (stop < 0)
                break;
            if (json[read] == (byte)'"')
            {
                var length = StringLength(json[read..]);
                json.Slice(read, length).CopyTo(json[written..]);
                (read, written) = (read + length, written + length);
                continue;
            }
            var end = json[read..].IndexOfAnyExcept(Space);
            read = end < 0 ? json.Length : read + end;
            // One stays: it ends a number or a word, and 1 2 must not become 12.
            json[written++] = (byte)' ';
        }
        return written;
    }

    // The string from its quote on, to the quote that ends it or to the end of the text.
    private static int StringLength(ReadOnlySpan<byte> json)
    {
        for (var at = 1; at < json.Length;)
        {
            var stop = json[at..].IndexOfAny(InString);
            if (stop < 0)
                break;
            at += stop;
            if (json[at] == (byte)'"')
                return at + 1;
            at += 2;
        }
        return json.Length;
    }
}
