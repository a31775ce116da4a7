namespace Salesforce.Typed.Schema;

/// <summary>
/// Which values of a dependent picklist are offered for a value of its controlling field (SOAP API, About Dependent Picklists).
/// <see cref="PicklistEntry.ValidFor"/> holds a bit for each value of the controlling field, in the order of that field's
/// <see cref="FieldDescribe.PicklistValues"/>; where a checkbox controls, bit 0 is for unchecked and bit 1 for checked. Trailing zeros
/// may be left out.
/// </summary>
public static class DependentPicklist
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>The most characters of <see cref="PicklistEntry.ValidFor"/>: bits for 24,000 values of a controlling field.</summary>
    public const int MaxBitsLength = 4_000;

    /// <summary>Whether <paramref name="text"/> is base64, and so can be <see cref="PicklistEntry.ValidFor"/>.</summary>
    public static bool IsBits(string text)
    {
        var digits = text.EndsWith("==", StringComparison.Ordinal)
            ? text.Length - 2
            : text.EndsWith("=", StringComparison.Ordinal) ? text.Length - 1 : text.Length;
        if (text.Length > MaxBitsLength || text.Length % 4 != 0)
            return false;
        for (var i = 0; i < digits; i++)
        {
            if (Digits.IndexOf(text[i]) < 0)
                return false;
        }
        return true;
    }

    /// <summary>
    /// Whether <paramref name="entry"/> is offered for the controlling field's value at <paramref name="controllingIndex"/>.
    /// </summary>
    public static bool IsValidFor(PicklistEntry entry, int controllingIndex)
    {
        // A base64 digit is six of the bits, the first one highest; the padding is not a digit, so its bits are zero as missing ones are.
        if (controllingIndex < 0 || entry.ValidFor is not { } bits || controllingIndex / 6 >= bits.Length)
            return false;
        var digit = Digits.IndexOf(bits[controllingIndex / 6]);
        return digit >= 0 && (digit & (0x20 >> (controllingIndex % 6))) != 0;
    }

    /// <summary>
    /// The values of <paramref name="dependent"/> that are offered for the controlling field's value at that index, in their order.
    /// </summary>
    public static IReadOnlyList<PicklistEntry> ValuesFor(FieldDescribe dependent, int controllingIndex) =>
        [.. dependent.PicklistValues.Where(e => IsValidFor(e, controllingIndex))];

    /// <summary>
    /// The values of <paramref name="dependent"/> that are offered while its controlling field, found in <paramref name="describe"/>, has
    /// <paramref name="controllingValue"/>: a picklist's value, or <c>true</c> or <c>false</c> for a checkbox. None for a value that the
    /// controlling field does not know.
    /// </summary>
    public static IReadOnlyList<PicklistEntry> ValuesFor(SObjectDescribe describe, FieldDescribe dependent, string controllingValue) =>
        dependent.ControllerName is { } name && describe.FindField(name) is { } controlling
            ? ValuesFor(dependent, IndexOf(controlling, controllingValue))
            : [];

    private static int IndexOf(FieldDescribe controlling, string value)
    {
        if (controlling.Type == FieldType.Boolean)
            return value == "true" ? 1 : value == "false" ? 0 : -1;
        for (var i = 0; i < controlling.PicklistValues.Count; i++)
        {
            if (controlling.PicklistValues[i].Value == value)
                return i;
        }
        return -1;
    }
}
