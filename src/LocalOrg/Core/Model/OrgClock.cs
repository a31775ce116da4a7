namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>The time of an org: its clock, the user's time zone and the fiscal year.</summary>
/// <param name="time">The clock.</param>
/// <param name="timeZone">The user's time zone: what date literals and convertTimezone depend on.</param>
/// <param name="fiscalYearStart">The month in which the fiscal year begins.</param>
internal sealed class OrgClock(TimeProvider time, TimeZoneInfo timeZone, int fiscalYearStart)
{
    public TimeProvider Time => time;

    public TimeZoneInfo TimeZone => timeZone;

    /// <summary>The month in which the fiscal year begins.</summary>
    public int FiscalYearStart => fiscalYearStart;

    /// <summary>Now, in whole seconds.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Today, in the user's time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), timeZone).DateTime);

    /// <summary>When a day begins in the user's time zone, in seconds.</summary>
    public long StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        // A day can begin later than at midnight, where clocks go forward then.
        while (timeZone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, timeZone.GetUtcOffset(midnight)).ToUnixTimeSeconds();
    }
}
