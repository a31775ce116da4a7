using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;
using System.Text.Unicode;

namespace Salesforce.Typed.Core.Records;

/// <summary>
/// Makes the same text of a field the same string: cities, titles and picklist values repeat from row to row. Direct-mapped and of fixed
/// size, so a field whose values do not repeat costs what it would cost anyway; after a while it is not even looked up. Writes race without
/// harm, since a place holds one immutable string or another.
/// </summary>
internal sealed class TextCache
{
    private const int PlaceBits = 8;
    private const int Places = 1 << PlaceBits;
    private const int LongestKept = 80;

    // A look that found nothing costs about a sixth of the string that it would have saved: below one hit in eight it does not pay.
    private const int Sample = 512;
    private const int WorthwhileHits = Sample / 8;
    private const int Pause = 16 * Sample;

    // Most fields of an object are never read.
    private string?[]? _texts;
    private int _looks;
    private int _hits;

    /// <summary>The string for these bytes of UTF-8; false when they are not valid.</summary>
    public bool TryGet(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out string? text)
    {
        if (utf8.Length is 0 or > LongestKept || IsPausing())
            return TryMake(utf8, out text);
        var texts = _texts ?? MakePlaces();
        var place = PlaceOf(utf8);
        if (texts[place] is { } known && known.Length == utf8.Length && Ascii.Equals(utf8, known))
        {
            _hits++;
            text = known;
            return true;
        }
        if (!TryMake(utf8, out text))
            return false;
        texts[place] = text;
        return true;
    }

    // Nearly every text is ASCII: known to be valid after one look, and widened without counting its characters first.
    private static bool TryMake(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out string? text)
    {
        text = Ascii.IsValid(utf8) ? Encoding.Latin1.GetString(utf8) : Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : null;
        return text is not null;
    }

    private string?[] MakePlaces() => _texts = new string?[Places];

    // Both ends and the length: texts of one field differ there, and the middle need not be read.
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        ulong ends;
        if (utf8.Length >= sizeof(ulong))
            ends = BinaryPrimitives.ReadUInt64LittleEndian(utf8) ^ BitOperations.RotateLeft(
                BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]), 29);
        else
        {
            ends = 0;
            foreach (var b in utf8)
                ends = (ends << 8) | b;
        }
        return (int)(unchecked((ends + (ulong)utf8.Length) * 0x9E3779B97F4A7C15UL) >> (64 - PlaceBits));
    }

    // A field whose values do not repeat is left alone for a while, and then tried again: the next query may be another one.
    private bool IsPausing()
    {
        var looks = ++_looks;
        if (looks < Sample)
            return false;
        if (looks == Sample && _hits >= WorthwhileHits)
        {
            _looks = _hits = 0;
            return false;
        }
        if (looks > Sample + Pause)
            _looks = _hits = 0;
        return true;
    }
}
