using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Salesforce.Typed.Core.Csv;

/// <summary>
/// Which of 64 bytes are quotes, and which could end a cell: bit i of a mask is byte i. The instructions are those that the runtime has on
/// every processor with vectors, and 64 bytes cost about as much as finding one byte among a few.
/// </summary>
internal readonly ref struct CsvBlock
{
    /// <summary>The number of bytes in a block.</summary>
    public const int Bytes = 64;

    private CsvBlock(ulong quotes, ulong ends)
    {
        Quotes = quotes;
        Ends = ends;
    }

    /// <summary>Whether the processor compares many bytes at once; without it, reading byte after byte is quicker.</summary>
    public static bool IsFast => Vector128.IsHardwareAccelerated;

    /// <summary>The quotes.</summary>
    public ulong Quotes { get; }

    /// <summary>The delimiters, carriage returns and line feeds, also those in quotes.</summary>
    public ulong Ends { get; }

    /// <summary>Looks at a block.</summary>
    /// <param name="block">64 bytes.</param>
    /// <param name="delimiter">The delimiter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CsvBlock Of(ReadOnlySpan<byte> block, byte delimiter)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            Find(Vector256.Create(block), delimiter, out var quotes, out var ends);
            Find(Vector256.Create(block[32..]), delimiter, out var quotesAfter, out var endsAfter);
            return new CsvBlock(quotes | ((ulong)quotesAfter << 32), ends | ((ulong)endsAfter << 32));
        }
        ulong allQuotes = 0, allEnds = 0;
        for (var i = 0; i < Bytes; i += Vector128<byte>.Count)
        {
            Find(Vector128.Create(block[i..]), delimiter, out var quotes, out var ends);
            allQuotes |= (ulong)quotes << i;
            allEnds |= (ulong)ends << i;
        }
        return new CsvBlock(allQuotes, allEnds);
    }

    /// <summary>The bytes at and after which an odd number of quotes came: each opening quote and what it encloses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Enclosed(ulong quotes)
    {
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        quotes ^= quotes << 8;
        quotes ^= quotes << 16;
        return quotes ^ (quotes << 32);
    }

    /// <summary>The bits below the lowest one of a mask.</summary>
    public static ulong Below(ulong mask) => mask == 0 ? ulong.MaxValue : (1UL << BitOperations.TrailingZeroCount(mask)) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Find(Vector256<byte> bytes, byte delimiter, out uint quotes, out uint ends)
    {
        quotes = Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        ends = (Vector256.Equals(bytes, Vector256.Create(delimiter)) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Find(Vector128<byte> bytes, byte delimiter, out uint quotes, out uint ends)
    {
        quotes = Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits();
        ends = (Vector128.Equals(bytes, Vector128.Create(delimiter)) | Vector128.Equals(bytes, Vector128.Create((byte)'\n'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\r'))).ExtractMostSignificantBits();
    }
}
