using System.Text;

namespace Salesforce.Typed.Wire;

/// <summary>
/// Makes the same text the same string. Direct-mapped and of fixed size: a field with more values than places costs the strings it
/// would have cost anyway, never memory. Writes race without harm, since a place holds one immutable string or another.
/// </summary>
internal sealed class TextCache
{
    private const int Places = 64;
    private const int LongestKept = 80;

    private readonly string?[] _texts = new string?[Places];

    /// <summary>The string for these bytes of UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestKept)
            return Encoding.UTF8.GetString(utf8);
        var hash = utf8.Length;
        foreach (var b in utf8)
            hash = unchecked((hash * 31) + b);
        ref var place = ref _texts[(hash ^ (hash >> 6)) & (Places - 1)];
        if (place is { } known && Ascii.Equals(utf8, known))
            return known;
        var text = Encoding.UTF8.GetString(utf8);
        place = text;
        return text;
    }
}
