using System.Buffers.Text;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Queries.Csv;
using System.Text;

namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>
/// A number for the value of a cell, the same for all texts of that value: results are not echo of what was sent. A number comes back in
/// another
/// form (<c>912260031</c> as <c>9.12260031E8</c>), and the time of an instant to the second.
/// </summary>
internal static class CellHash
{
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>The number of a cell; 0 for an empty one, and for one that clears a field.</summary>
    /// <param name="cell">The text of the cell in UTF-8.</param>
    /// <param name="kind">The kind of the field; null where the object has no such field.</param>
    public static ulong Of(ReadOnlySpan<byte> cell, FieldKind? kind)
    {
        cell = Trim(cell);
        if (cell.IsEmpty || IsNull(cell))
            return 0;
        return kind switch
        {
            FieldKind.Id when RawId.TryRead(cell, out var id) => Mix(id.High ^ Seed, id.Low),
            FieldKind.Boolean when Utf8Parser.TryParse(cell, out bool value, out var used) && used == cell.Length =>
                Mix(value ? 1u : 2u, Seed),
            FieldKind.Int or FieldKind.Long or FieldKind.Decimal or FieldKind.Double when TryRead(cell, out var number) =>
                Mix(BitConverter.DoubleToUInt64Bits(number + 0.0), Seed),
            FieldKind.Date when cell.Length >= 10 && WireDates.TryReadDate(cell[..10], out var date) => Mix((ulong)date.DayNumber, Seed),
            FieldKind.DateTime when WireDates.TryReadDateTime(cell, out var instant) =>
                Mix((ulong)(instant.UtcTicks / TimeSpan.TicksPerSecond), Seed),
            FieldKind.Time when WireDates.TryReadTime(cell, out var time) => Mix((ulong)(time.Ticks / TimeSpan.TicksPerMillisecond), Seed),
            FieldKind.MultiPicklist => OfSet(cell),
            _ => OfText(cell),
        };
    }

    /// <summary>Adds the number of a cell to that of a row.</summary>
    public static ulong Combine(ulong row, int column, ulong cell) =>
        cell == 0 ? row : row + Mix(cell ^ ((ulong)(column + 1) * Seed), Seed);

    // The order of the values means nothing.
    private static ulong OfSet(ReadOnlySpan<byte> cell)
    {
        ulong hash = Seed;
        foreach (var range in cell.Split((byte)';'))
        {
            var value = Trim(cell[range]);
            if (!value.IsEmpty)
                hash += OfText(value);
        }
        return hash;
    }

    // Line breaks are sent as those of the file, whatever they were.
    private static ulong OfText(ReadOnlySpan<byte> text)
    {
        var hash = Seed;
        while (text.IndexOf((byte)'\r') is >= 0 and var at)
        {
            hash = OfBytes(hash, text[..at]);
            text = text[(at + 1)..];
        }
        return OfBytes(hash, text) | 1;
    }

    private static ulong OfBytes(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            hash = (hash ^ b) * 0x100000001B3;
        return hash;
    }

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left ^ 0xA0761D6478BD642F, right ^ 0xE7037ED1A0B428DB, out var low);
        return (high ^ low) | 1;
    }

    private static bool TryRead(ReadOnlySpan<byte> cell, out double number) =>
        Utf8Parser.TryParse(cell, out number, out var used) && used == cell.Length && double.IsFinite(number);

    private static bool IsNull(ReadOnlySpan<byte> cell) => cell.Length == CsvCells.Null.Length && Ascii.Equals(cell, CsvCells.Null);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) => cell.Trim(" \t\r\n"u8);
}
