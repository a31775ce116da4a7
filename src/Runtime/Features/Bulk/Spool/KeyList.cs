using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Features.Bulk.Spool;

/// <summary>
/// The keys of the records of a load, to find two records with one key: the platform gives either of them an outcome that nobody can
/// predict. Each key
/// takes 12 bytes of memory.
/// </summary>
/// <param name="key">The key.</param>
/// <param name="isCaseSensitive">Whether texts that differ in letter case are different keys.</param>
internal sealed class KeyList(FieldInfo key, bool isCaseSensitive)
{
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _indexes = [];

    /// <summary>The key.</summary>
    public FieldInfo Field => key;

    /// <summary>Adds the key of a record; one without a key is not added.</summary>
    /// <returns>Whether the record has a key.</returns>
    public bool Add(SObject record, int index)
    {
        if (TextOf(record) is not { } text)
            return false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        _hashes.Add(BinaryPrimitives.ReadUInt64LittleEndian(hash));
        _indexes.Add(index);
        return true;
    }

    /// <summary>Finds two records with one key; null where there are none.</summary>
    /// <param name="read">Reads a record by its place in the source.</param>
    public (int First, int Second)? FindRepeated(Func<int, SObject> read)
    {
        var hashes = _hashes.ToArray();
        var indexes = _indexes.ToArray();
        Array.Sort(hashes, indexes);
        for (var from = 0; from < hashes.Length;)
        {
            var to = from + 1;
            while (to < hashes.Length && hashes[to] == hashes[from])
                to++;
            if (to - from > 1 && FindRepeated(indexes[from..to], read) is { } found)
                return found;
            from = to;
        }
        return null;
    }

    // Different keys may have one hash.
    private (int First, int Second)? FindRepeated(int[] indexes, Func<int, SObject> read)
    {
        Array.Sort(indexes);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var index in indexes)
        {
            if (!seen.TryAdd(TextOf(read(index))!, index))
                return (seen[TextOf(read(index))!], index);
        }
        return null;
    }

    // The platform removes blanks around a text.
    private string? TextOf(SObject record)
    {
        if (record.Layout.SlotOf(key.Index) < 0)
            return null;
        return record.ValueOf(key) switch
        {
            null => null,
            string text when string.IsNullOrWhiteSpace(text) => null,
            string text => isCaseSensitive ? text.Trim() : text.Trim().ToUpperInvariant(),
            DateTimeOffset instant => WireDates.Write(instant),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString(),
        };
    }
}
