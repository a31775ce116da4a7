using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>
/// The date functions of SOQL (SOQL Reference, Date Functions). They give numbers, and compare with numbers, never with a date literal.
/// Those of a fiscal year fail in orgs whose fiscal years are custom.
/// </summary>
public static class DateFunctions
{
    extension<TDate>(TDate date)
        where TDate : struct, IDated
    {
        /// <summary>The year.</summary>
        public NumberFunction CalendarYear => new("CALENDAR_YEAR", date.DatePath);

        /// <summary>The quarter, 1 to 4.</summary>
        public NumberFunction CalendarQuarter => new("CALENDAR_QUARTER", date.DatePath);

        /// <summary>The month, 1 to 12.</summary>
        public NumberFunction CalendarMonth => new("CALENDAR_MONTH", date.DatePath);

        /// <summary>The org's fiscal year.</summary>
        public NumberFunction FiscalYear => new("FISCAL_YEAR", date.DatePath);

        /// <summary>The quarter of the org's fiscal year.</summary>
        public NumberFunction FiscalQuarter => new("FISCAL_QUARTER", date.DatePath);

        /// <summary>The month of the org's fiscal year.</summary>
        public NumberFunction FiscalMonth => new("FISCAL_MONTH", date.DatePath);

        /// <summary>The day of the month, 1 to 31.</summary>
        public NumberFunction DayInMonth => new("DAY_IN_MONTH", date.DatePath);

        /// <summary>The day of the week, 1 for Sunday to 7 for Saturday.</summary>
        public NumberFunction DayInWeek => new("DAY_IN_WEEK", date.DatePath);

        /// <summary>The day of the year, 1 to 366.</summary>
        public NumberFunction DayInYear => new("DAY_IN_YEAR", date.DatePath);

        /// <summary>The week of the month; the first seven days are week 1.</summary>
        public NumberFunction WeekInMonth => new("WEEK_IN_MONTH", date.DatePath);

        /// <summary>The week of the year; the first seven days are week 1.</summary>
        public NumberFunction WeekInYear => new("WEEK_IN_YEAR", date.DatePath);
    }

    extension<TInstant>(TInstant instant)
        where TInstant : struct, IInstant
    {
        /// <summary>The day.</summary>
        public DateFunction DayOnly => new($"DAY_ONLY({instant.DatePath})");

        /// <summary>The hour, 0 to 23.</summary>
        public NumberFunction HourInDay => new("HOUR_IN_DAY", instant.DatePath);
    }

    extension<TUse>(DateTimeField<TUse> instant)
    {
        /// <summary>
        /// The same instant in the time zone of the user, for the functions of it: without this they work in UTC (SOQL Reference,
        /// convertTimezone()).
        /// </summary>
        public LocalDateTime ConvertTimezone() => new($"convertTimezone({instant.Path})");
    }
}
