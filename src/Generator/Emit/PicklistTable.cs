using System.Globalization;
using System.Text;
using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>
/// Writes the form that the runtime's <c>PicklistInfo</c> reads: value, label where it differs, flags and bits of each entry, parted by
/// control characters. A text that holds one of these, or half a surrogate pair, which has no UTF-8, has it as U+001D and four hexadecimal
/// digits.
/// </summary>
internal static class PicklistTable
{
    private const char Escape = '\u001d', EntryEnd = '\u001e', PartEnd = '\u001f';

    /// <summary>The table of a picklist.</summary>
    public static string Of(PicklistModel picklist)
    {
        var table = new StringBuilder();
        foreach (var entry in picklist.Entries)
        {
            Append(table, entry.Value).Append(PartEnd);
            Append(table, entry.Label == entry.Value ? "" : entry.Label).Append(PartEnd);
            table.Append(entry.Active ? "" : "i").Append(entry.Default ? "d" : "").Append(PartEnd);
            table.Append(picklist.Controller is null ? "" : entry.ValidFor).Append(EntryEnd);
        }
        return table.ToString();
    }

    private static StringBuilder Append(StringBuilder table, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogatePair(text, i))
                table.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c is Escape or EntryEnd or PartEnd)
                table.Append(Escape).Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                table.Append(c);
        }
        return table;
    }
}
