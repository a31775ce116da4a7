using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>
/// The keys of the records of a file, with the line of each, to find a key that appears twice. A key takes some forty bytes of memory,
/// however long it is. Keys are compared as the platform compares them, without blanks around them.
/// </summary>
/// <param name="isCaseSensitive">Whether keys that differ only in letter case are different keys.</param>
internal sealed class KeySet(bool isCaseSensitive)
{
    private readonly Dictionary<UInt128, long> _lines = [];

    /// <summary>Adds a key.</summary>
    /// <param name="key">The value.</param>
    /// <param name="line">Its line.</param>
    /// <returns>The line of the same key before it; null where there is none.</returns>
    public long? Add(object key, long line)
    {
        var text = key switch
        {
            string value => isCaseSensitive ? value.Trim() : value.Trim().ToUpperInvariant(),
            // 5.0 and 5 are one number.
            decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
            DateTimeOffset instant => WireDates.Write(instant),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => key.ToString()!,
        };
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var digest = BinaryPrimitives.ReadUInt128LittleEndian(hash);
        if (_lines.TryGetValue(digest, out var before))
            return before;
        _lines.Add(digest, line);
        return null;
    }
}
