using System.Text;
using SQLitePCL;

namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>
/// The collation of text columns: without case, for all letters and not for those of ASCII alone, as SQLite's own NOCASE has it. Indexes
/// use it too, so the database can be read by other tools, but not written.
/// </summary>
internal static class TextCollation
{
    public const string Name = "SF";

    public static void Register(sqlite3 database) =>
        raw.sqlite3__create_collation_utf8(database, Name, null, static (_, left, right) => Compare(left, right));

    /// <summary>Compares two texts in UTF-8, by the upper case of their characters.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var a = left[i];
            var b = right[i];
            if ((a | b) >= 0x80)
                return CompareRunes(left[i..], right[i..]);
            if (a == b)
                continue;
            var difference = Upper(a) - Upper(b);
            if (difference != 0)
                return difference;
        }
        return left.Length - right.Length;
    }

    private static int Upper(byte b) => b is >= (byte)'a' and <= (byte)'z' ? b - 32 : b;

    private static int CompareRunes(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        while (left.Length > 0 && right.Length > 0)
        {
            Rune.DecodeFromUtf8(left, out var a, out var readLeft);
            Rune.DecodeFromUtf8(right, out var b, out var readRight);
            var difference = Rune.ToUpperInvariant(a).Value - Rune.ToUpperInvariant(b).Value;
            if (difference != 0)
                return difference;
            left = left[readLeft..];
            right = right[readRight..];
        }
        return left.Length - right.Length;
    }
}
