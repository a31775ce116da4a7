using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Features.Calls;

/// <summary>
/// The span of time of the updated and deleted calls, and its rules: what the org would refuse is refused before it is sent.
/// </summary>
internal static class ReplicationWindow
{
    /// <summary>How far back updated records are known (REST API, sObject Get Updated).</summary>
    public const int UpdatedDays = 30;

    /// <summary>How far back deleted records are known (REST API, sObject Get Deleted).</summary>
    public const int DeletedDays = 15;

    // The clocks here and there are not the same: what is refused for a minute is left to the org.
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    /// <summary>The query string of the span.</summary>
    /// <exception cref="ArgumentException">The org does not answer for such a span.</exception>
    public static string Query(DateTimeOffset from, DateTimeOffset to, int days, TimeProvider clock)
    {
        if (Minutes(to) - Minutes(from) <= 1)
            throw new ArgumentException("The span must be longer than a minute, and its seconds do not count: from "
                + $"{WireDates.Write(from)} to {WireDates.Write(to)} is not one that the org answers for.", nameof(to));
        if (from < clock.GetUtcNow().AddDays(-days) - Doubt)
            throw new ArgumentOutOfRangeException(nameof(from), $"The org knows {days} days back, and {WireDates.Write(from)} is before "
                + $"that. Load the records again by a query, and go on from there.");
        return $"?start={Escape(from)}&end={Escape(to)}";
    }

    private static long Minutes(DateTimeOffset instant) => instant.UtcTicks / TimeSpan.TicksPerMinute;

    private static string Escape(DateTimeOffset instant) => Uri.EscapeDataString(WireDates.Write(instant));
}
