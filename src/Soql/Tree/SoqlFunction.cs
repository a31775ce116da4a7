namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The functions of SOQL that are not aggregates (SOQL and SOSL Reference, Date Functions; SELECT; GROUP BY).</summary>
public enum SoqlFunction
{
    /// <summary>Not a function of SOQL.</summary>
    Unknown,

    /// <summary><c>CALENDAR_MONTH</c>.</summary>
    CalendarMonth,

    /// <summary><c>CALENDAR_QUARTER</c>.</summary>
    CalendarQuarter,

    /// <summary><c>CALENDAR_YEAR</c>.</summary>
    CalendarYear,

    /// <summary><c>DAY_IN_MONTH</c>.</summary>
    DayInMonth,

    /// <summary><c>DAY_IN_WEEK</c>: 1 is Sunday.</summary>
    DayInWeek,

    /// <summary><c>DAY_IN_YEAR</c>.</summary>
    DayInYear,

    /// <summary><c>DAY_ONLY</c>: the date of a dateTime.</summary>
    DayOnly,

    /// <summary><c>FISCAL_MONTH</c>.</summary>
    FiscalMonth,

    /// <summary><c>FISCAL_QUARTER</c>.</summary>
    FiscalQuarter,

    /// <summary><c>FISCAL_YEAR</c>.</summary>
    FiscalYear,

    /// <summary><c>HOUR_IN_DAY</c>, of a dateTime.</summary>
    HourInDay,

    /// <summary><c>WEEK_IN_MONTH</c>.</summary>
    WeekInMonth,

    /// <summary><c>WEEK_IN_YEAR</c>: week 1 is the days 1 to 7.</summary>
    WeekInYear,

    /// <summary><c>convertTimezone</c>: into the user's zone, inside a date function.</summary>
    ConvertTimezone,

    /// <summary><c>toLabel</c>: in the user's language.</summary>
    ToLabel,

    /// <summary><c>FORMAT</c>: as text in the user's locale.</summary>
    Format,

    /// <summary><c>convertCurrency</c>: into the user's currency.</summary>
    ConvertCurrency,

    /// <summary><c>GROUPING</c>: 1 on a subtotal row of that field.</summary>
    Grouping,
}
