namespace Salesforce.Typed.Schema.Diff;

/// <summary>
/// Which new field a field that is gone has become. A describe has no ids of fields, so this is a guess: the same type and size, and a
/// label or a name that is nearly the same, and no other candidate as near.
/// </summary>
internal static class RenameGuess
{
    /// <summary>The field; null where none is likely, or two are.</summary>
    public static FieldDescribe? For(SObjectDescribe before, SObjectDescribe after, FieldDescribe gone)
    {
        var likely = after.Fields
            .Where(f => before.FindField(f.Name) is null && f.Type == gone.Type && f.ReferenceTo.Equals(gone.ReferenceTo)
                && f.Is(FieldTraits.Custom) == gone.Is(FieldTraits.Custom))
            .Select(f => (Field: f, Distance: Distance(gone, f)))
            .Where(c => c.Distance < 0.5)
            .OrderBy(c => c.Distance)
            .ToList();
        return likely.Count == 0 || (likely.Count > 1 && likely[1].Distance - likely[0].Distance < 0.1) ? null : likely[0].Field;
    }

    // 0 for the same, 1 for nothing in common; another size makes it less likely.
    private static double Distance(FieldDescribe gone, FieldDescribe candidate)
    {
        var text = Math.Min(Relative(gone.Label, candidate.Label), Relative(gone.Name, candidate.Name));
        return text + (gone.Length == candidate.Length && gone.Precision == candidate.Precision && gone.Scale == candidate.Scale ? 0 : 0.2);
    }

    private static double Relative(string left, string right)
    {
        var longest = Math.Max(left.Length, right.Length);
        return longest == 0 ? 1 : (double)NameDistance.Of(left, right) / longest;
    }
}
