using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Ids;

namespace Salesforce.Typed;

/// <summary>
/// The 16 bytes behind every id: a Salesforce id packed to 6 bits a character, a reference to a step of a composite request, or one
/// of the few texts that the platform puts where an id belongs.
/// </summary>
/// <remarks>
/// The two top bits tell which it is. An id keeps its 15 significant characters; the three check characters follow from them, so the
/// 15- and 18-character forms of an id are the same bits (Object Reference, Field Types, ID).
/// </remarks>
public readonly struct RawId : IEquatable<RawId>, IComparable<RawId>
{
    /// <summary>The length of an id with its check characters, as the platform answers it.</summary>
    public const int Length = 18;

    private const ulong IdTag = 1UL << 62;
    private const ulong ReferenceTag = 2UL << 62;
    private const ulong TextTag = 3UL << 62;
    private const ulong TagMask = 3UL << 62;
    private const int Significant = 15;

    private static ReadOnlySpan<byte> Alphabet => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    private static ReadOnlySpan<byte> CheckAlphabet => "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"u8;

    // The place of a character in the alphabet in the low six bits, and the bits below; NoPlace for a character that no id holds.
    private static readonly byte[] Places = MakePlaces();

    private const byte PlaceMask = 0x3F;
    private const byte UpperCase = 0x40;
    private const byte NoPlace = 0x80;

    private readonly ulong _high;
    private readonly ulong _low;

    internal RawId(ulong high, ulong low)
    {
        _high = high;
        _low = low;
    }

    internal ulong High => _high;

    internal ulong Low => _low;

    /// <summary>Whether there is no id: the default value.</summary>
    public bool IsNone => _high == 0;

    /// <summary>Whether this represents the id that an earlier step of a composite request will give.</summary>
    public bool IsReference => (_high & TagMask) == ReferenceTag;

    /// <summary>Whether this is a real record id, not a text that the platform put in its place.</summary>
    public bool IsId => (_high & TagMask) == IdTag;

    /// <summary>Whether both are the same id.</summary>
    public static bool operator ==(RawId left, RawId right) => left.Equals(right);

    /// <summary>Whether the two are different ids.</summary>
    public static bool operator !=(RawId left, RawId right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(RawId left, RawId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(RawId left, RawId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not sort after <paramref name="right"/>.</summary>
    public static bool operator <=(RawId left, RawId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not sort before <paramref name="right"/>.</summary>
    public static bool operator >=(RawId left, RawId right) => left.CompareTo(right) >= 0;

    /// <summary>Represents an id that a step of a composite request will give; <see cref="StepReference"/> says which one.</summary>
    internal static RawId Reference(ulong high, ulong low) => new(high | ReferenceTag, low);

    /// <summary>
    /// Parses an id of 15 or 18 characters, strictly: letters and digits alone, and check characters that fit. Says what is wrong.
    /// </summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out RawId id, [NotNullWhen(false)] out string? problem)
    {
        Span<byte> ascii = stackalloc byte[Length];
        id = default;
        if (text.Length is not (Significant or Length))
        {
            problem = $"'{Shorten(text)}' has {text.Length} characters; an id has 15 or 18.";
            return false;
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > 127 || Places[text[i]] == NoPlace)
            {
                problem = $"'{text}' holds '{text[i]}'; an id has letters and digits alone.";
                return false;
            }
            ascii[i] = (byte)text[i];
        }
        if (TryPack(ascii[..text.Length], out id))
        {
            problem = null;
            return true;
        }
        Span<byte> check = stackalloc byte[3];
        WriteCheck(ascii, check);
        problem = $"'{text}' ends in '{text[Significant..]}', but its first 15 characters call for "
            + $"'{(char)check[0]}{(char)check[1]}{(char)check[2]}': a character is mistyped or its case was changed.";
        return false;
    }

    /// <summary>
    /// Reads what is at the wire where an id belongs. That is an id nearly always; change events may also say <c>001*</c> or
    /// <c>000000000000000AAA</c>, and some virtual and external objects have ids of their own: those are kept as text, up to 18
    /// characters of ASCII.
    /// </summary>
    internal static bool TryRead(ReadOnlySpan<byte> wire, out RawId id)
    {
        if (wire.Length is Significant or Length && TryPack(wire, out id))
            return true;
        return TryKeepText(wire, out id);
    }

    /// <inheritdoc/>
    public bool Equals(RawId other) => _high == other._high && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is RawId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low);

    /// <summary>Sorts as the text of the ids sorts, by character codes.</summary>
    public int CompareTo(RawId other)
    {
        var high = _high.CompareTo(other._high);
        return high != 0 ? high : _low.CompareTo(other._low);
    }

    /// <summary>The id in 18 characters; empty when there is none.</summary>
    public override string ToString()
    {
        if (IsNone)
            return "";
        if (IsReference)
            return StepReference.Of(this).ToString();
        Span<byte> text = stackalloc byte[32];
        return System.Text.Encoding.ASCII.GetString(text[..Write(text)]);
    }

    /// <summary>Writes the id in ASCII; how many bytes that took, 18 for an id, none for a reference.</summary>
    /// <param name="destination">At least 32 bytes.</param>
    internal int Write(Span<byte> destination)
    {
        switch (_high & TagMask)
        {
            case IdTag:
                var high = _high;
                for (var i = 4; i >= 0; i--, high >>= 6)
                    destination[i] = Alphabet[(int)(high & 63)];
                var low = _low;
                for (var i = Significant - 1; i >= 5; i--, low >>= 6)
                    destination[i] = Alphabet[(int)(low & 63)];
                WriteCheck(destination, destination[Significant..]);
                return Length;
            case TextTag:
                return WriteText(destination);
            default:
                return 0;
        }
    }

    /// <summary>
    /// The first three characters, which tell the object (but may be shared, and differ between orgs for custom objects).
    /// </summary>
    public string KeyPrefix => IsId ? ToString()[..3] : "";

    // One skip the characters gathers their places and, for the check, which of them are upper case.
    private static bool TryPack(ReadOnlySpan<byte> text, out RawId id)
    {
        ref var places = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(Places);
        ulong high = 0, low = 0;
        uint seen = 0, upper = 0;
        for (var i = 0; i < 5; i++)
        {
            uint place = Unsafe.Add(ref places, text[i]);
            seen |= place;
            upper |= (place & UpperCase) << i;
            high = (high << 6) | (place & PlaceMask);
        }
        for (var i = 5; i < Significant; i++)
        {
            uint place = Unsafe.Add(ref places, text[i]);
            seen |= place;
            upper |= (place & UpperCase) << i;
            low = (low << 6) | (place & PlaceMask);
        }
        id = new RawId(high | IdTag, low);
        if ((seen & NoPlace) == 0 && (text.Length == Significant || CheckFits(text, upper >> 6)))
            return true;
        id = default;
        return false;
    }

    private static bool CheckFits(ReadOnlySpan<byte> text, uint upper) =>
        text[Significant] == CheckAlphabet[(int)(upper & 31)]
        && text[Significant + 1] == CheckAlphabet[(int)((upper >> 5) & 31)]
        && text[Significant + 2] == CheckAlphabet[(int)((upper >> 10) & 31)];

    // For each five characters: bit i is set when character i is an upper-case letter; the bits number a letter of A..Z, 0..5.
    private static void WriteCheck(ReadOnlySpan<byte> text, Span<byte> check)
    {
        for (var block = 0; block < 3; block++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
            {
                if ((uint)(text[(block * 5) + i] - 'A') <= 'Z' - 'A')
                    bits |= 1 << i;
            }
            check[block] = CheckAlphabet[bits];
        }
    }

    private static bool TryKeepText(ReadOnlySpan<byte> wire, out RawId id)
    {
        id = default;
        if (wire.Length is 0 or > Length)
            return false;
        UInt128 bits = 0;
        for (var i = 0; i < Length; i++)
        {
            var c = i < wire.Length ? wire[i] : (byte)0;
            if (c > 127 || (c == 0 && i < wire.Length))
                return false;
            bits = (bits << 7) | c;
        }
        id = new RawId((ulong)(bits >> 64) | TextTag, (ulong)bits);
        return true;
    }

    private int WriteText(Span<byte> destination)
    {
        var bits = new UInt128(_high & ~TagMask, _low);
        var length = 0;
        for (var i = 0; i < Length; i++)
        {
            var c = (byte)((bits >> ((Length - 1 - i) * 7)) & 127);
            if (c == 0)
                break;
            destination[length++] = c;
        }
        return length;
    }

    private static string Shorten(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : string.Concat(text[..40], "...");

    private static byte[] MakePlaces()
    {
        var places = new byte[256];
        Array.Fill(places, NoPlace);
        for (var i = 0; i < Alphabet.Length; i++)
            places[Alphabet[i]] = (byte)(char.IsAsciiLetterUpper((char)Alphabet[i]) ? i | UpperCase : i);
        return places;
    }
}
