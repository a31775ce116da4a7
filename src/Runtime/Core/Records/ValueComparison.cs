using System.Text.Json;

namespace Salesforce.Typed.Core.Records;

/// <summary>
/// Compares a value that a field was loaded with to one that it is set to, as the field compares: two forms of one value are the
/// same.
/// </summary>
internal static class ValueComparison
{
    /// <summary>Whether two values that are kept in words are the same to the org.</summary>
    /// <param name="kind">The field's kind.</param>
    /// <param name="loaded">The value that was loaded.</param>
    /// <param name="value">The value that is set.</param>
    public static bool AreSame(FieldKind kind, ReadOnlySpan<ulong> loaded, ReadOnlySpan<ulong> value) => kind switch
    {
        // A checkbox has no null: it reads as false.
        FieldKind.Boolean => RowValues.UnpackBoolean(loaded[0]) == RowValues.UnpackBoolean(value[0]),
        // The org keeps seconds of an instant, and milliseconds of a time of day.
        FieldKind.DateTime when loaded[0] != 0 && value[0] != 0 =>
            RowValues.UnpackDateTime(
                loaded[0]).UtcTicks / TimeSpan.TicksPerSecond == RowValues.UnpackDateTime(value[0]).UtcTicks / TimeSpan.TicksPerSecond,
        FieldKind.Time when loaded[0] != 0 && value[0] != 0 =>
            RowValues.UnpackTime(
                loaded[0]).Ticks / TimeSpan.TicksPerMillisecond == RowValues.UnpackTime(value[0]).Ticks / TimeSpan.TicksPerMillisecond,
        _ => loaded.SequenceEqual(value),
    };

    /// <summary>Whether two values that are kept as objects are the same to the org.</summary>
    /// <param name="loaded">The value that was loaded.</param>
    /// <param name="value">The value that is set.</param>
    public static bool AreSame(object? loaded, object? value) => (loaded, value) switch
    {
        // An empty text is null to the org.
        (null, null or "") or ("", null) => true,
        (string mine, string theirs) => string.Equals(mine, theirs, StringComparison.Ordinal),
        (string[] mine, string[] theirs) => mine.ToHashSet(StringComparer.Ordinal).SetEquals(theirs),
        (null, string[] values) => values.Length == 0,
        (string[] values, null) => values.Length == 0,
        (SObject parent, SObject { IsKeyed: true } key) => IsNamedBy(parent, key),
        // Records that are equal may have different fields set: only the same instance is unchanged.
        (IChildList mine, IChildList theirs) =>
            mine.IsComplete == theirs.IsComplete && mine.Rows.SequenceEqual(theirs.Rows, ReferenceEqualityComparer.Instance),
        (null, IChildList theirs) => theirs.Rows.Count == 0,
        (RawJson mine, RawJson theirs) => AreSame(mine.Json, theirs.Json),
        _ => Equals(loaded, value),
    };

    // A parent that was loaded with the field that the other names it by, and with that value.
    private static bool IsNamedBy(SObject parent, SObject key)
    {
        foreach (var field in key.Layout.Fields)
        {
            if (parent.Layout.Info != key.Layout.Info || parent.Layout.SlotOf(field.Index) < 0
                || !Equals(parent.ValueOf(field), key.ValueOf(field)))
                return false;
        }
        return true;
    }

    private static bool AreSame(string? mine, string? theirs)
    {
        if (mine is null || theirs is null || string.Equals(mine, theirs, StringComparison.Ordinal))
            return string.Equals(mine, theirs, StringComparison.Ordinal);
        try
        {
            using var left = JsonDocument.Parse(mine);
            using var right = JsonDocument.Parse(theirs);
            return JsonElement.DeepEquals(left.RootElement, right.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
