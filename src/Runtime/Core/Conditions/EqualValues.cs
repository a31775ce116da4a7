namespace Salesforce.Typed.Core.Conditions;

/// <summary>
/// Puts values together that the org may compare as equal. A list that is split between such values and never inside them gives each row to
/// exactly one part. The rule is wider than the org's on purpose: values that are put together without need stay in one statement, no more.
/// </summary>
internal static class EqualValues
{
    // Numbers are doubles in the org, and date-times have whole seconds.
    private const double RelativeDistance = 1e-12;
    private const double AbsoluteDistance = 1e-18;

    /// <summary>The different values, in sets of those that may be equal in the org.</summary>
    public static List<TValue[]> Of<TValue>(IEnumerable<TValue> values) => default(TValue) switch
    {
        decimal => Near(values, v => (double)(decimal)(object)v!, AreNear),
        double => Near(values, v => (double)(object)v!, AreNear),
        DateTimeOffset => Near(values, v => ((DateTimeOffset)(object)v!).UtcTicks, (a, b) => b - a < TimeSpan.TicksPerSecond),
        TimeOnly => Near(values, v => ((TimeOnly)(object)v!).Ticks, (a, b) => b - a < TimeSpan.TicksPerMillisecond),
        IPicklist => [.. values.Distinct().GroupBy(v => TextKey.Of(((IPicklist)v!).Value!)).Select(g => g.ToArray())],
        null when typeof(TValue) == typeof(string) =>
            [.. values.Distinct().GroupBy(v => TextKey.Of((string)(object)v!)).Select(g => g.ToArray())],
        _ => [.. values.Distinct().Select(v => new[] { v })],
    };

    private static bool AreNear(double left, double right) =>
        right - left <= (Math.Max(Math.Abs(left), Math.Abs(right)) * RelativeDistance) + AbsoluteDistance;

    // Each value and the next one in their order are compared: nearness is not transitive, so a chain of near values stays together.
    private static List<TValue[]> Near<TValue, TMeasure>(
        IEnumerable<TValue> values, Func<TValue, TMeasure> measure, Func<TMeasure, TMeasure, bool> areNear)
    {
        var sets = new List<TValue[]>();
        var set = new List<TValue>();
        foreach (var value in values.Distinct().OrderBy(measure))
        {
            if (set.Count > 0 && !areNear(measure(set[^1]), measure(value)))
            {
                sets.Add([.. set]);
                set.Clear();
            }
            set.Add(value);
        }
        if (set.Count > 0)
            sets.Add([.. set]);
        return sets;
    }
}
