using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>
/// Replay ids in the form of the platform: ten bytes, of which eight are a number. The numbers have gaps, so that no client can
/// calculate with them.
/// </summary>
internal static class ReplayIds
{
    public const int Length = 10;

    // A run begins in a range of its own, by the time at which it starts: a million positions for each sixteenth of a second. The numbers
    // stay below 2^53 until 2042, which is what a number of JSON holds.
    private const int StartsPerSecond = 16;
    private const long Range = 1 << 20;

    private static readonly DateTime Epoch = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static long _latestStart;

    /// <summary>
    /// Where the events of a run begin: after those of every run before, so that a position of another run is never taken for one of this
    /// run. The org's own clock has no part in it, because a test may give two orgs the same one.
    /// </summary>
    public static long Start()
    {
        var start = ((TimeProvider.System.GetUtcNow().UtcDateTime - Epoch).Ticks / (TimeSpan.TicksPerSecond / StartsPerSecond) * Range)
            + RandomNumberGenerator.GetInt32((int)Range / 2);
        while (true)
        {
            var latest = Interlocked.Read(ref _latestStart);
            var next = Math.Max(start, latest + Range);
            if (Interlocked.CompareExchange(ref _latestStart, next, latest) == latest)
                return next;
        }
    }

    public static byte[] Of(long position)
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position);
        return bytes;
    }

    /// <summary>
    /// The place that an id names; null for bytes that are not an id. Clients that take it for a number send eight bytes, and are
    /// understood.
    /// </summary>
    public static long? Parse(ReadOnlySpan<byte> bytes) =>
        bytes.Length is sizeof(long) or Length && !bytes[sizeof(long)..].ContainsAnyExcept((byte)0)
            ? BinaryPrimitives.ReadInt64BigEndian(bytes)
            : null;

    /// <summary>The place after that one: never the next number, and not always the same further on.</summary>
    public static long Next(long position) => position + 2 + (long)(((ulong)position * 0x9E3779B97F4A7C15UL) >> 62);
}
