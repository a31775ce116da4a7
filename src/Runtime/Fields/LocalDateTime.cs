namespace Salesforce.Typed;

/// <summary>An instant in the time zone of the user. It stands inside date functions and nowhere else.</summary>
public readonly struct LocalDateTime
{
    private readonly string _path;

    internal LocalDateTime(string path) => _path = path;

    /// <summary>The year.</summary>
    public NumberFunction CalendarYear => new("CALENDAR_YEAR", _path);

    /// <summary>The quarter, 1 to 4.</summary>
    public NumberFunction CalendarQuarter => new("CALENDAR_QUARTER", _path);

    /// <summary>The month, 1 to 12.</summary>
    public NumberFunction CalendarMonth => new("CALENDAR_MONTH", _path);

    /// <summary>The org's fiscal year.</summary>
    public NumberFunction FiscalYear => new("FISCAL_YEAR", _path);

    /// <summary>The quarter of the org's fiscal year.</summary>
    public NumberFunction FiscalQuarter => new("FISCAL_QUARTER", _path);

    /// <summary>The month of the org's fiscal year.</summary>
    public NumberFunction FiscalMonth => new("FISCAL_MONTH", _path);

    /// <summary>The day of the month, 1 to 31.</summary>
    public NumberFunction DayInMonth => new("DAY_IN_MONTH", _path);

    /// <summary>The day of the week, 1 for Sunday to 7 for Saturday.</summary>
    public NumberFunction DayInWeek => new("DAY_IN_WEEK", _path);

    /// <summary>The day of the year, 1 to 366.</summary>
    public NumberFunction DayInYear => new("DAY_IN_YEAR", _path);

    /// <summary>The week of the month; the first seven days are week 1.</summary>
    public NumberFunction WeekInMonth => new("WEEK_IN_MONTH", _path);

    /// <summary>The week of the year; the first seven days are week 1.</summary>
    public NumberFunction WeekInYear => new("WEEK_IN_YEAR", _path);

    /// <summary>The day.</summary>
    public DateFunction DayOnly => new($"DAY_ONLY({_path})");

    /// <summary>The hour, 0 to 23.</summary>
    public NumberFunction HourInDay => new("HOUR_IN_DAY", _path);

    /// <inheritdoc/>
    public override string ToString() => _path;
}
