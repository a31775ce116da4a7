namespace Salesforce.Typed;

/// <summary>
/// The parts of a date as the date functions of SOQL count them. In a key of <c>GroupBy</c> they are that function, which the org computes;
/// anywhere
/// else they are computed here. A date-time counts in UTC, as in SOQL.
/// </summary>
public static class SoqlDateParts
{
    private const int DaysOfWeek = 7;
    private const int MonthsOfQuarter = 3;

    /// <summary>The year: <c>CALENDAR_YEAR</c>.</summary>
    public static int CalendarYear(this DateOnly date) => date.Year;

    /// <inheritdoc cref="CalendarYear(DateOnly)"/>
    public static int? CalendarYear(this DateOnly? date) => date?.CalendarYear();

    /// <inheritdoc cref="CalendarYear(DateOnly)"/>
    public static int CalendarYear(this DateTimeOffset instant) => Day(instant).CalendarYear();

    /// <inheritdoc cref="CalendarYear(DateOnly)"/>
    public static int? CalendarYear(this DateTimeOffset? instant) => instant?.CalendarYear();

    /// <summary>The quarter, 1 to 4: <c>CALENDAR_QUARTER</c>.</summary>
    public static int CalendarQuarter(this DateOnly date) => (date.Month - 1) / MonthsOfQuarter + 1;

    /// <inheritdoc cref="CalendarQuarter(DateOnly)"/>
    public static int? CalendarQuarter(this DateOnly? date) => date?.CalendarQuarter();

    /// <inheritdoc cref="CalendarQuarter(DateOnly)"/>
    public static int CalendarQuarter(this DateTimeOffset instant) => Day(instant).CalendarQuarter();

    /// <inheritdoc cref="CalendarQuarter(DateOnly)"/>
    public static int? CalendarQuarter(this DateTimeOffset? instant) => instant?.CalendarQuarter();

    /// <summary>The month, 1 to 12: <c>CALENDAR_MONTH</c>.</summary>
    public static int CalendarMonth(this DateOnly date) => date.Month;

    /// <inheritdoc cref="CalendarMonth(DateOnly)"/>
    public static int? CalendarMonth(this DateOnly? date) => date?.CalendarMonth();

    /// <inheritdoc cref="CalendarMonth(DateOnly)"/>
    public static int CalendarMonth(this DateTimeOffset instant) => Day(instant).CalendarMonth();

    /// <inheritdoc cref="CalendarMonth(DateOnly)"/>
    public static int? CalendarMonth(this DateTimeOffset? instant) => instant?.CalendarMonth();

    /// <summary>The day of the month, 1 to 31: <c>DAY_IN_MONTH</c>.</summary>
    public static int DayInMonth(this DateOnly date) => date.Day;

    /// <inheritdoc cref="DayInMonth(DateOnly)"/>
    public static int? DayInMonth(this DateOnly? date) => date?.DayInMonth();

    /// <inheritdoc cref="DayInMonth(DateOnly)"/>
    public static int DayInMonth(this DateTimeOffset instant) => Day(instant).DayInMonth();

    /// <inheritdoc cref="DayInMonth(DateOnly)"/>
    public static int? DayInMonth(this DateTimeOffset? instant) => instant?.DayInMonth();

    /// <summary>The day of the week, 1 for Sunday to 7 for Saturday: <c>DAY_IN_WEEK</c>.</summary>
    public static int DayInWeek(this DateOnly date) => (int)date.DayOfWeek + 1;

    /// <inheritdoc cref="DayInWeek(DateOnly)"/>
    public static int? DayInWeek(this DateOnly? date) => date?.DayInWeek();

    /// <inheritdoc cref="DayInWeek(DateOnly)"/>
    public static int DayInWeek(this DateTimeOffset instant) => Day(instant).DayInWeek();

    /// <inheritdoc cref="DayInWeek(DateOnly)"/>
    public static int? DayInWeek(this DateTimeOffset? instant) => instant?.DayInWeek();

    /// <summary>The day of the year, 1 to 366: <c>DAY_IN_YEAR</c>.</summary>
    public static int DayInYear(this DateOnly date) => date.DayOfYear;

    /// <inheritdoc cref="DayInYear(DateOnly)"/>
    public static int? DayInYear(this DateOnly? date) => date?.DayInYear();

    /// <inheritdoc cref="DayInYear(DateOnly)"/>
    public static int DayInYear(this DateTimeOffset instant) => Day(instant).DayInYear();

    /// <inheritdoc cref="DayInYear(DateOnly)"/>
    public static int? DayInYear(this DateTimeOffset? instant) => instant?.DayInYear();

    /// <summary>The week of the month; the first seven days are week 1: <c>WEEK_IN_MONTH</c>.</summary>
    public static int WeekInMonth(this DateOnly date) => (date.Day - 1) / DaysOfWeek + 1;

    /// <inheritdoc cref="WeekInMonth(DateOnly)"/>
    public static int? WeekInMonth(this DateOnly? date) => date?.WeekInMonth();

    /// <inheritdoc cref="WeekInMonth(DateOnly)"/>
    public static int WeekInMonth(this DateTimeOffset instant) => Day(instant).WeekInMonth();

    /// <inheritdoc cref="WeekInMonth(DateOnly)"/>
    public static int? WeekInMonth(this DateTimeOffset? instant) => instant?.WeekInMonth();

    /// <summary>The week of the year; the first seven days are week 1: <c>WEEK_IN_YEAR</c>.</summary>
    public static int WeekInYear(this DateOnly date) => (date.DayOfYear - 1) / DaysOfWeek + 1;

    /// <inheritdoc cref="WeekInYear(DateOnly)"/>
    public static int? WeekInYear(this DateOnly? date) => date?.WeekInYear();

    /// <inheritdoc cref="WeekInYear(DateOnly)"/>
    public static int WeekInYear(this DateTimeOffset instant) => Day(instant).WeekInYear();

    /// <inheritdoc cref="WeekInYear(DateOnly)"/>
    public static int? WeekInYear(this DateTimeOffset? instant) => instant?.WeekInYear();

    /// <summary>The hour, 0 to 23: <c>HOUR_IN_DAY</c>.</summary>
    public static int HourInDay(this DateTimeOffset instant) => instant.UtcDateTime.Hour;

    /// <inheritdoc cref="HourInDay(DateTimeOffset)"/>
    public static int? HourInDay(this DateTimeOffset? instant) => instant?.HourInDay();

    /// <summary>The day: <c>DAY_ONLY</c>.</summary>
    public static DateOnly DayOnly(this DateTimeOffset instant) => Day(instant);

    /// <inheritdoc cref="DayOnly(DateTimeOffset)"/>
    public static DateOnly? DayOnly(this DateTimeOffset? instant) => instant?.DayOnly();

    /// <summary>The year of the org's fiscal calendar, in a key of groups alone: <c>FISCAL_YEAR</c>.</summary>
    /// <exception cref="NotSupportedException">It is called outside of a key: only the org knows its fiscal calendar.</exception>
    public static int FiscalYear(this DateOnly date) => throw OnlyInKey(date);

    /// <inheritdoc cref="FiscalYear(DateOnly)"/>
    public static int? FiscalYear(this DateOnly? date) => throw OnlyInKey(date);

    /// <inheritdoc cref="FiscalYear(DateOnly)"/>
    public static int FiscalYear(this DateTimeOffset instant) => throw OnlyInKey(instant);

    /// <inheritdoc cref="FiscalYear(DateOnly)"/>
    public static int? FiscalYear(this DateTimeOffset? instant) => throw OnlyInKey(instant);

    /// <summary>The quarter of the org's fiscal calendar, in a key of groups alone: <c>FISCAL_QUARTER</c>.</summary>
    /// <exception cref="NotSupportedException">It is called outside of a key: only the org knows its fiscal calendar.</exception>
    public static int FiscalQuarter(this DateOnly date) => throw OnlyInKey(date);

    /// <inheritdoc cref="FiscalQuarter(DateOnly)"/>
    public static int? FiscalQuarter(this DateOnly? date) => throw OnlyInKey(date);

    /// <inheritdoc cref="FiscalQuarter(DateOnly)"/>
    public static int FiscalQuarter(this DateTimeOffset instant) => throw OnlyInKey(instant);

    /// <inheritdoc cref="FiscalQuarter(DateOnly)"/>
    public static int? FiscalQuarter(this DateTimeOffset? instant) => throw OnlyInKey(instant);

    /// <summary>The month of the org's fiscal calendar, in a key of groups alone: <c>FISCAL_MONTH</c>.</summary>
    /// <exception cref="NotSupportedException">It is called outside of a key: only the org knows its fiscal calendar.</exception>
    public static int FiscalMonth(this DateOnly date) => throw OnlyInKey(date);

    /// <inheritdoc cref="FiscalMonth(DateOnly)"/>
    public static int? FiscalMonth(this DateOnly? date) => throw OnlyInKey(date);

    /// <inheritdoc cref="FiscalMonth(DateOnly)"/>
    public static int FiscalMonth(this DateTimeOffset instant) => throw OnlyInKey(instant);

    /// <inheritdoc cref="FiscalMonth(DateOnly)"/>
    public static int? FiscalMonth(this DateTimeOffset? instant) => throw OnlyInKey(instant);

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static NotSupportedException OnlyInKey(object? date) =>
        new($"The fiscal calendar is the org's, so the fiscal date of {date ?? "null"} is not known here. Use the function in the key of "
            + "GroupBy.");
}
