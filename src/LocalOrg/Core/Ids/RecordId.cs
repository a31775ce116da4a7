using System.Diagnostics.CodeAnalysis;

namespace Salesforce.Typed.Testing.Core.Ids;

/// <summary>
/// Record ids: 3 characters that name the object, 12 that count, and 3 that repeat the upper and lower case of the 15 before them. They
/// are kept and compared in their 18 characters, so that the two forms of an id are one.
/// </summary>
internal static class RecordId
{
    /// <summary>The id of the organization.</summary>
    public static string Organization { get; } = Create("00D", 1);

    // Where a real org has the number of its instance: ids of a local org are recognized by it.
    private const string Instance = "Lc0";
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string CheckCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private const int SerialDigits = 9;

    /// <summary>The id of a local org's record: the smallest serial number is 1.</summary>
    public static string Create(string keyPrefix, long serial) => string.Create(18, (keyPrefix, serial), static (id, of) =>
    {
        of.keyPrefix.CopyTo(id);
        Instance.CopyTo(id[3..]);
        var rest = of.serial;
        for (var i = 14; i > 14 - SerialDigits; i--)
        {
            id[i] = Digits[(int)(rest % 62)];
            rest /= 62;
        }
        WriteCheck(id[..15], id[15..]);
    });

    /// <summary>The lowest and highest id that <see cref="Create"/> gives for a prefix.</summary>
    public static (string From, string To) Range(string keyPrefix) =>
        (keyPrefix + Instance, keyPrefix + Instance + new string('z', SerialDigits + 3));

    /// <summary>The serial number within an id that <see cref="Create"/> made.</summary>
    public static long SerialOf(string id)
    {
        var serial = 0L;
        foreach (var c in id.AsSpan(15 - SerialDigits, SerialDigits))
            serial = (serial * 62) + Digits.IndexOf(c, StringComparison.Ordinal);
        return serial;
    }

    /// <summary>Whether the text has the shape of an id, whatever its check characters say.</summary>
    public static bool LooksLikeId(ReadOnlySpan<char> text) => text.Length is 15 or 18 && !text.ContainsAnyExcept(Digits);

    /// <summary>
    /// The 18 characters of an id of 15 or 18; false for anything else, and for check characters that are not those of these 15 characters
    /// in any case. An id whose letters are in the wrong case is an id, of no record: it is returned as it is.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? id)
    {
        id = null;
        if (text is null || !LooksLikeId(text))
            return false;
        if (text.Length == 18)
        {
            id = HasCheckOfSomeCase(text) ? text : null;
            return id is not null;
        }
        Span<char> check = stackalloc char[3];
        WriteCheck(text, check);
        id = string.Concat(text, check);
        return true;
    }

    /// <summary>Whether the letters of an id are in the case that its check characters say. No record has another id.</summary>
    public static bool HasRightCase(string id)
    {
        Span<char> check = stackalloc char[3];
        WriteCheck(id.AsSpan(0, 15), check);
        return id.AsSpan(15).SequenceEqual(check);
    }

    // Check characters say which characters are upper case: only letters can be.
    private static bool HasCheckOfSomeCase(string id)
    {
        for (var block = 0; block < 3; block++)
        {
            var bits = CheckCharacters.IndexOf(char.ToUpperInvariant(id[15 + block]), StringComparison.Ordinal);
            if (bits < 0)
                return false;
            for (var i = 0; i < 5; i++)
            {
                if ((bits & (1 << i)) != 0 && !char.IsAsciiLetter(id[(block * 5) + i]))
                    return false;
            }
        }
        return true;
    }

    private static void WriteCheck(ReadOnlySpan<char> id, Span<char> check)
    {
        for (var block = 0; block < 3; block++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
            {
                if (char.IsAsciiLetterUpper(id[(block * 5) + i]))
                    bits |= 1 << i;
            }
            check[block] = CheckCharacters[bits];
        }
    }
}
