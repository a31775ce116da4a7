namespace Salesforce.Typed.Events.Decoding;

/// <summary>
/// What the object calls a part of a compound: events nest <c>Street</c> in <c>BillingAddress</c>, the object has <c>BillingStreet</c>
/// (Change Data Capture Developer Guide, Get Compound Fields in Change Events; Object Reference, Compound Fields).
/// </summary>
internal static class PartNames
{
    private const string Custom = "__c";
    private const string Address = "Address";

    /// <summary>The name of the record's field.</summary>
    public static string Of(string compound, string part)
    {
        if (compound.EndsWith(Custom, StringComparison.Ordinal))
            return $"{compound[..^Custom.Length]}__{part}__s";
        return compound.EndsWith(Address, StringComparison.Ordinal) ? compound[..^Address.Length] + part : part;
    }
}
