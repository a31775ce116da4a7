using System.Buffers.Binary;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>Replay ids in the form of the platform: ten bytes, of which eight are a number. The numbers have gaps, so that no client can calculate with them.</summary>
internal static class ReplayIds
{
    public const int Length = 10;

    /// <summary>Where the first event of an org stands.</summary>
    public const long First = 1_544_233;

    public static byte[] Of(long position)
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position);
        return bytes;
    }

    /// <summary>The place that an id names; null for bytes that are no id. Clients that take it for a number send eight bytes, and are understood.</summary>
    public static long? Parse(ReadOnlySpan<byte> bytes) =>
        bytes.Length is sizeof(long) or Length && !bytes[sizeof(long)..].ContainsAnyExcept((byte)0) ? BinaryPrimitives.ReadInt64BigEndian(bytes) : null;

    /// <summary>The place after that one: never the next number, and not always the same further on.</summary>
    public static long Next(long position) => position + 2 + (long)(((ulong)position * 0x9E3779B97F4A7C15UL) >> 62);
}
