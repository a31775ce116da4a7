using System.Globalization;

namespace Salesforce.Typed;

/// <summary>
/// A date literal of SOQL: a span of days that the org works out when the query runs, in the time zone of the user (SOQL Reference,
/// Date Formats and Date Literals). <c>=</c> means inside the span, <c>&lt;</c> before it, <c>&gt;</c> after it.
/// </summary>
public readonly record struct SoqlDate
{
    private readonly string? _word;

    private SoqlDate(string word) => _word = word;

    /// <summary>The day before the current day.</summary>
    public static SoqlDate Yesterday => new("YESTERDAY");

    /// <summary>The current day.</summary>
    public static SoqlDate Today => new("TODAY");

    /// <summary>The day after the current day.</summary>
    public static SoqlDate Tomorrow => new("TOMORROW");

    /// <summary>The week before the current one.</summary>
    public static SoqlDate LastWeek => new("LAST_WEEK");

    /// <summary>The current week.</summary>
    public static SoqlDate ThisWeek => new("THIS_WEEK");

    /// <summary>The week after the current one.</summary>
    public static SoqlDate NextWeek => new("NEXT_WEEK");

    /// <summary>The month before the current one.</summary>
    public static SoqlDate LastMonth => new("LAST_MONTH");

    /// <summary>The current month.</summary>
    public static SoqlDate ThisMonth => new("THIS_MONTH");

    /// <summary>The month after the current one.</summary>
    public static SoqlDate NextMonth => new("NEXT_MONTH");

    /// <summary>The quarter before the current one.</summary>
    public static SoqlDate LastQuarter => new("LAST_QUARTER");

    /// <summary>The current quarter.</summary>
    public static SoqlDate ThisQuarter => new("THIS_QUARTER");

    /// <summary>The quarter after the current one.</summary>
    public static SoqlDate NextQuarter => new("NEXT_QUARTER");

    /// <summary>The year before the current one.</summary>
    public static SoqlDate LastYear => new("LAST_YEAR");

    /// <summary>The current year.</summary>
    public static SoqlDate ThisYear => new("THIS_YEAR");

    /// <summary>The year after the current one.</summary>
    public static SoqlDate NextYear => new("NEXT_YEAR");

    /// <summary>The fiscal quarter before the current one.</summary>
    public static SoqlDate LastFiscalQuarter => new("LAST_FISCAL_QUARTER");

    /// <summary>The current fiscal quarter.</summary>
    public static SoqlDate ThisFiscalQuarter => new("THIS_FISCAL_QUARTER");

    /// <summary>The fiscal quarter after the current one.</summary>
    public static SoqlDate NextFiscalQuarter => new("NEXT_FISCAL_QUARTER");

    /// <summary>The fiscal year before the current one.</summary>
    public static SoqlDate LastFiscalYear => new("LAST_FISCAL_YEAR");

    /// <summary>The current fiscal year.</summary>
    public static SoqlDate ThisFiscalYear => new("THIS_FISCAL_YEAR");

    /// <summary>The fiscal year after the current one.</summary>
    public static SoqlDate NextFiscalYear => new("NEXT_FISCAL_YEAR");

    /// <summary>The last 90 days and today.</summary>
    public static SoqlDate Last90Days => new("LAST_90_DAYS");

    /// <summary>The 90 days after today.</summary>
    public static SoqlDate Next90Days => new("NEXT_90_DAYS");

    /// <summary>The last <paramref name="n"/> days, and today.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate LastNDays(int n) => Counted("LAST_N_DAYS", n);

    /// <summary>The next <paramref name="n"/> days, from the one after the current day on.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NextNDays(int n) => Counted("NEXT_N_DAYS", n);

    /// <summary>The day that is <paramref name="n"/> days ago.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NDaysAgo(int n) => Counted("N_DAYS_AGO", n);

    /// <summary>The last <paramref name="n"/> weeks, without the current one.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate LastNWeeks(int n) => Counted("LAST_N_WEEKS", n);

    /// <summary>The next <paramref name="n"/> weeks, from the one after the current week on.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NextNWeeks(int n) => Counted("NEXT_N_WEEKS", n);

    /// <summary>The week that is <paramref name="n"/> weeks ago.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NWeeksAgo(int n) => Counted("N_WEEKS_AGO", n);

    /// <summary>The last <paramref name="n"/> months, without the current one.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate LastNMonths(int n) => Counted("LAST_N_MONTHS", n);

    /// <summary>The next <paramref name="n"/> months, from the one after the current month on.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NextNMonths(int n) => Counted("NEXT_N_MONTHS", n);

    /// <summary>The month that is <paramref name="n"/> months ago.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NMonthsAgo(int n) => Counted("N_MONTHS_AGO", n);

    /// <summary>The last <paramref name="n"/> quarters, without the current one.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate LastNQuarters(int n) => Counted("LAST_N_QUARTERS", n);

    /// <summary>The next <paramref name="n"/> quarters, from the one after the current quarter on.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NextNQuarters(int n) => Counted("NEXT_N_QUARTERS", n);

    /// <summary>The quarter that is <paramref name="n"/> quarters ago.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NQuartersAgo(int n) => Counted("N_QUARTERS_AGO", n);

    /// <summary>The last <paramref name="n"/> years, without the current one.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate LastNYears(int n) => Counted("LAST_N_YEARS", n);

    /// <summary>The next <paramref name="n"/> years, from the one after the current year on.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NextNYears(int n) => Counted("NEXT_N_YEARS", n);

    /// <summary>The year that is <paramref name="n"/> years ago.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NYearsAgo(int n) => Counted("N_YEARS_AGO", n);

    /// <summary>The last <paramref name="n"/> fiscal quarters, without the current one.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate LastNFiscalQuarters(int n) => Counted("LAST_N_FISCAL_QUARTERS", n);

    /// <summary>The next <paramref name="n"/> fiscal quarters, from the one after the current fiscal quarter on.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NextNFiscalQuarters(int n) => Counted("NEXT_N_FISCAL_QUARTERS", n);

    /// <summary>The fiscal quarter that is <paramref name="n"/> fiscal quarters ago.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NFiscalQuartersAgo(int n) => Counted("N_FISCAL_QUARTERS_AGO", n);

    /// <summary>The last <paramref name="n"/> fiscal years, without the current one.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate LastNFiscalYears(int n) => Counted("LAST_N_FISCAL_YEARS", n);

    /// <summary>The next <paramref name="n"/> fiscal years, from the one after the current fiscal year on.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NextNFiscalYears(int n) => Counted("NEXT_N_FISCAL_YEARS", n);

    /// <summary>The fiscal year that is <paramref name="n"/> fiscal years ago.</summary>
    /// <param name="n">How many, from 1 on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static SoqlDate NFiscalYearsAgo(int n) => Counted("N_FISCAL_YEARS_AGO", n);

    /// <summary>The literal as SOQL writes it; TODAY for the default value.</summary>
    public override string ToString() => _word ?? "TODAY";

    private static SoqlDate Counted(string word, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return new SoqlDate(word + ":" + n.ToString(CultureInfo.InvariantCulture));
    }
}
