using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>
/// Fields of a schema, whole or in part, as a header names them: a bitmap over the schema's fields, and one more for each compound of which
/// parts are meant (Pub/Sub API, Event Deserialization Considerations).
/// </summary>
internal sealed class FieldSet(EventSchema schema)
{
    private readonly bool[] _whole = new bool[schema.Fields.Count];
    private readonly SortedDictionary<int, uint> _parts = [];

    public bool IsEmpty => _parts.Count == 0 && !_whole.Contains(true);

    public void Add(int field) => _whole[field] = true;

    public void Add(int field, int part) => _parts[field] = _parts.GetValueOrDefault(field) | (1u << part);

    /// <summary>Whether the field itself is meant, and not only parts of it.</summary>
    public bool HasWhole(int field) => _whole[field];

    public bool Has(int field) => _whole[field] || _parts.ContainsKey(field);

    /// <summary>The parts that are meant; all of them where the compound itself is.</summary>
    public bool Has(int field, int part) => _whole[field] || (_parts.GetValueOrDefault(field) & (1u << part)) != 0;

    public IReadOnlyList<string> ToBitmaps()
    {
        var bitmaps = new List<string>(1 + _parts.Count);
        if (Array.LastIndexOf(_whole, true) is var last and >= 0)
            bitmaps.Add(Hex(last, i => _whole[i]));
        foreach (var (field, parts) in _parts)
            bitmaps.Add(string.Create(
                CultureInfo.InvariantCulture, $"{field}-{Hex(31 - int.LeadingZeroCount((int)parts), i => (parts & (1u << i)) != 0)}"));
        return bitmaps;
    }

    public static FieldSet Parse(EventSchema schema, IReadOnlyList<string> bitmaps)
    {
        var set = new FieldSet(schema);
        foreach (var bitmap in bitmaps)
        {
            var dash = bitmap.IndexOf('-', StringComparison.Ordinal);
            foreach (var bit in Bits(bitmap[(dash + 1)..]))
            {
                if (dash < 0)
                    set.Add(bit);
                else
                    set.Add(int.Parse(bitmap[..dash], CultureInfo.InvariantCulture), bit);
            }
        }
        return set;
    }

    /// <summary>
    /// The names, as CometD has them: <c>BillingAddress.City</c> for a part, the compound's own where all of its parts are meant.
    /// </summary>
    public IEnumerable<string> Names()
    {
        for (var i = 0; i < _whole.Length; i++)
        {
            var field = schema.Fields[i];
            var parts = _parts.GetValueOrDefault(i);
            if (_whole[i] || (parts != 0 && parts == (1u << field.Parts.Count) - 1))
            {
                yield return field.Name;
                continue;
            }
            for (var part = 0; part < field.Parts.Count; part++)
            {
                if ((parts & (1u << part)) != 0)
                    yield return field.Name + "." + field.Parts[part].Name;
            }
        }
    }

    // Big-endian: the last byte holds fields 0 to 7.
    private static string Hex(int last, Func<int, bool> isSet)
    {
        var text = new StringBuilder("0x");
        for (var i = last / 8; i >= 0; i--)
        {
            var value = 0;
            for (var bit = 0; bit < 8 && (i * 8) + bit <= last; bit++)
                value |= isSet((i * 8) + bit) ? 1 << bit : 0;
            text.Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    private static IEnumerable<int> Bits(string hex)
    {
        var bytes = Convert.FromHexString(hex[2..]);
        for (var i = 0; i < bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                if ((bytes[^(i + 1)] & (1 << bit)) != 0)
                    yield return (i * 8) + bit;
            }
        }
    }
}
