using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Avro;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>
/// Reads the bitmaps of a header: a list of hexadecimal numbers, of which the last digit holds the first four fields. <c>0x..</c> is of the
/// schema's fields, <c>6-0x..</c> of the parts of its field 6; either may be absent (Pub/Sub API, Event Deserialization Considerations).
/// </summary>
internal static class BitmapReader
{
    /// <summary>Sets the leaves that the bitmap names.</summary>
    public static void Read(ref AvroReader reader, EventPlan plan, ulong[] leaves)
    {
        while (reader.ReadBlock() is > 0 and var count)
        {
            for (; count > 0; count--)
                ReadEntry(ref reader, reader.ReadBytes(), plan, leaves);
        }
    }

    private static void ReadEntry(ref AvroReader reader, ReadOnlySpan<byte> entry, EventPlan plan, ulong[] leaves)
    {
        var rest = entry;
        EventLeaf? compound = null;
        var dash = rest.IndexOf((byte)'-');
        if (dash >= 0)
        {
            if (!System.Buffers.Text.Utf8Parser.TryParse(rest[..dash], out int field, out var used) || used != dash
                || (uint)field >= (uint)plan.Steps.Length)
                throw Wrong(ref reader, entry);
            compound = plan.Leaves[plan.Steps[field].Leaf];
            rest = rest[(dash + 1)..];
        }
        if (!rest.StartsWith("0x"u8))
            throw Wrong(ref reader, entry);
        rest = rest[2..];
        for (var i = 0; i < rest.Length; i++)
        {
            var digit = HexDigit(rest[^(i + 1)]);
            if (digit < 0)
                throw Wrong(ref reader, entry);
            for (var bit = 0; bit < 4; bit++)
            {
                if ((digit & (1 << bit)) != 0 && !Set(plan, leaves, compound, (i * 4) + bit))
                    throw Wrong(ref reader, entry);
            }
        }
    }

    private static bool Set(EventPlan plan, ulong[] leaves, EventLeaf? compound, int index)
    {
        if (compound is not null)
        {
            if (index >= compound.Parts)
                return false;
            Set(leaves, compound.FirstPart + index);
            return true;
        }
        if (index >= plan.Steps.Length)
            return false;
        var step = plan.Steps[index];
        var leaf = plan.Leaves[step.Leaf];
        Set(leaves, step.Leaf);
        // A compound that is named as a whole has all its parts changed.
        for (var i = 0; i < leaf.Parts; i++)
            Set(leaves, leaf.FirstPart + i);
        return true;
    }

    private static void Set(ulong[] leaves, int leaf) => leaves[leaf >> 6] |= 1UL << (leaf & 63);

    private static int HexDigit(byte c) => (char)c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'F' => c - 'A' + 10,
        >= 'a' and <= 'f' => c - 'a' + 10,
        _ => -1,
    };

    private static SalesforceFormatException Wrong(ref AvroReader reader, ReadOnlySpan<byte> entry) =>
        reader.Wrong("Expected a bitmap of the schema's fields, as 0x800000 or 6-0x01, found "
            + $"\"{Salesforce.Typed.Core.Values.WireDates.Show(entry)}\"");
}
