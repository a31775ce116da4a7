using System.Globalization;
using System.Text;

namespace Salesforce.Typed;

/// <summary>What the snapshot knows of a picklist: its values in the org's order, which is also the order in which they sort.</summary>
/// <typeparam name="TPicklist">The picklist.</typeparam>
public sealed class PicklistInfo<TPicklist>
    where TPicklist : struct, IPicklist<TPicklist>
{
    private const char EntryEnd = '\u001e';
    private const char PartEnd = '\u001f';

    // Before the four hexadecimal digits of a character that a text cannot hold as it is.
    private const char Escape = '\u001d';

    private readonly Entry[] _entries;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>
    /// Reads the generated table: an entry a value, with label, flags and the bits of a dependent picklist. For generated code.
    /// </summary>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public PicklistInfo(ReadOnlySpan<byte> table)
        : this(Encoding.UTF8.GetString(table))
    {
    }

    /// <summary>Reads the generated table from a string literal. For generated code.</summary>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public PicklistInfo(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _entries = table.Length == 0 ? [] : [.. table.Split(EntryEnd, StringSplitOptions.RemoveEmptyEntries).Select(Entry.Read)];
        for (var i = 0; i < _entries.Length; i++)
            _places.TryAdd(_entries[i].Value, i);
        Values = [.. _places.Keys.Select(TPicklist.Of)];
        Active = [.. _entries.Where(e => e.IsActive).Select(e => TPicklist.Of(e.Value))];
        Default = _entries.FirstOrDefault(e => e.IsDefault) is { } chosen ? TPicklist.Of(chosen.Value) : null;
    }

    /// <summary>The known values, inactive ones among them.</summary>
    public IReadOnlyList<TPicklist> Values { get; }

    /// <summary>The values that are offered on new records.</summary>
    public IReadOnlyList<TPicklist> Active { get; }

    /// <summary>The value that new records start with; null when there is none.</summary>
    public TPicklist? Default { get; }

    /// <summary>Whether the snapshot knows the value.</summary>
    public bool IsKnown(TPicklist value) => value.Value is { } text && _places.ContainsKey(text);

    /// <summary>What people see; the value itself for one that the snapshot does not know.</summary>
    public string LabelOf(TPicklist value) => IndexOf(value) is >= 0 and var place ? _entries[place].Label : value.Value ?? "";

    /// <summary>The place of a value in the org's order; -1 for one that the snapshot does not know.</summary>
    public int IndexOf(TPicklist value) => value.Value is { } text && _places.TryGetValue(text, out var place) ? place : -1;

    /// <summary>
    /// The values of a dependent picklist that go with the value at <paramref name="controllingIndex"/> of the controlling field: bit n,
    /// counted from the left (SOAP API, About Dependent Picklists). Missing bits are zero.
    /// </summary>
    public IReadOnlyList<TPicklist> ValuesFor(int controllingIndex) =>
        [.. _entries.Where(e => e.IsActive && e.IsValidFor(controllingIndex)).Select(e => TPicklist.Of(e.Value))];

    private sealed record Entry(string Value, string Label, bool IsActive, bool IsDefault, byte[] ValidFor)
    {
        public static Entry Read(string text)
        {
            var parts = text.Split(PartEnd);
            var value = Unescape(parts[0]);
            return new Entry(value, parts[1].Length == 0 ? value : Unescape(parts[1]), !parts[2].Contains(
                'i', StringComparison.Ordinal), parts[2].Contains('d', StringComparison.Ordinal), Convert.FromBase64String(parts[3]));
        }

        private static string Unescape(string text)
        {
            if (!text.Contains(Escape, StringComparison.Ordinal))
                return text;
            var plain = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] != Escape)
                {
                    plain.Append(text[i]);
                    continue;
                }
                plain.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            return plain.ToString();
        }

        public bool IsValidFor(int n) => n >= 0 && n >> 3 < ValidFor.Length && (ValidFor[n >> 3] & (0x80 >> (n & 7))) != 0;
    }
}
