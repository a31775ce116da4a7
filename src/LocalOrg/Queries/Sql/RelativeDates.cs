using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>
/// What date literals mean today: days from the first to the one after the last. Weeks begin on Sunday. LAST_N_DAYS includes today; every
/// other range of several units leaves the running one out.
/// </summary>
internal static class RelativeDates
{
    private static readonly DateOnly First = new(1700, 1, 1);
    private static readonly DateOnly AfterLast = new(4001, 1, 1);

    public static (DateOnly From, DateOnly To) Range(RelativeDateLiteral literal, DateOnly today, int fiscalYearStart)
    {
        var n = literal.Count ?? 0;
        return literal.Range switch
        {
            RelativeDateRange.Yesterday => Days(-1, 0),
            RelativeDateRange.Today => Days(0, 1),
            RelativeDateRange.Tomorrow => Days(1, 2),
            RelativeDateRange.LastWeek => Weeks(-1, 0),
            RelativeDateRange.ThisWeek => Weeks(0, 1),
            RelativeDateRange.NextWeek => Weeks(1, 2),
            RelativeDateRange.LastMonth => Months(-1, 0),
            RelativeDateRange.ThisMonth => Months(0, 1),
            RelativeDateRange.NextMonth => Months(1, 2),
            RelativeDateRange.LastQuarter => Quarters(-1, 0, 1),
            RelativeDateRange.ThisQuarter => Quarters(0, 1, 1),
            RelativeDateRange.NextQuarter => Quarters(1, 2, 1),
            RelativeDateRange.LastYear => Years(-1, 0, 1),
            RelativeDateRange.ThisYear => Years(0, 1, 1),
            RelativeDateRange.NextYear => Years(1, 2, 1),
            RelativeDateRange.LastFiscalQuarter => Quarters(-1, 0, fiscalYearStart),
            RelativeDateRange.ThisFiscalQuarter => Quarters(0, 1, fiscalYearStart),
            RelativeDateRange.NextFiscalQuarter => Quarters(1, 2, fiscalYearStart),
            RelativeDateRange.LastFiscalYear => Years(-1, 0, fiscalYearStart),
            RelativeDateRange.ThisFiscalYear => Years(0, 1, fiscalYearStart),
            RelativeDateRange.NextFiscalYear => Years(1, 2, fiscalYearStart),
            RelativeDateRange.Last90Days => Days(-90, 1),
            RelativeDateRange.Next90Days => Days(1, 91),
            RelativeDateRange.LastNDays => Days(-n, 1),
            RelativeDateRange.LastNWeeks => Weeks(-n, 0),
            RelativeDateRange.LastNMonths => Months(-n, 0),
            RelativeDateRange.LastNQuarters => Quarters(-n, 0, 1),
            RelativeDateRange.LastNYears => Years(-n, 0, 1),
            RelativeDateRange.LastNFiscalQuarters => Quarters(-n, 0, fiscalYearStart),
            RelativeDateRange.LastNFiscalYears => Years(-n, 0, fiscalYearStart),
            RelativeDateRange.NextNDays => Days(1, n + 1),
            RelativeDateRange.NextNWeeks => Weeks(1, n + 1),
            RelativeDateRange.NextNMonths => Months(1, n + 1),
            RelativeDateRange.NextNQuarters => Quarters(1, n + 1, 1),
            RelativeDateRange.NextNYears => Years(1, n + 1, 1),
            RelativeDateRange.NextNFiscalQuarters => Quarters(1, n + 1, fiscalYearStart),
            RelativeDateRange.NextNFiscalYears => Years(1, n + 1, fiscalYearStart),
            RelativeDateRange.NDaysAgo => Days(-n, 1 - n),
            RelativeDateRange.NWeeksAgo => Weeks(-n, 1 - n),
            RelativeDateRange.NMonthsAgo => Months(-n, 1 - n),
            RelativeDateRange.NQuartersAgo => Quarters(-n, 1 - n, 1),
            RelativeDateRange.NYearsAgo => Years(-n, 1 - n, 1),
            RelativeDateRange.NFiscalQuartersAgo => Quarters(-n, 1 - n, fiscalYearStart),
            RelativeDateRange.NFiscalYearsAgo => Years(-n, 1 - n, fiscalYearStart),
            _ => throw new ArgumentOutOfRangeException(nameof(literal), literal.Range, null),
        };

        (DateOnly, DateOnly) Days(long from, long to) => (AddDays(today, from), AddDays(today, to));

        (DateOnly, DateOnly) Weeks(long from, long to)
        {
            var sunday = today.AddDays(-(int)today.DayOfWeek);
            return (AddDays(sunday, from * 7), AddDays(sunday, to * 7));
        }

        (DateOnly, DateOnly) Months(long from, long to)
        {
            var first = new DateOnly(today.Year, today.Month, 1);
            return (AddMonths(first, from), AddMonths(first, to));
        }

        (DateOnly, DateOnly) Quarters(long from, long to, int start)
        {
            var first = QuarterStart(today, start);
            return (AddMonths(first, from * 3), AddMonths(first, to * 3));
        }

        (DateOnly, DateOnly) Years(long from, long to, int start)
        {
            var first = YearStart(today, start);
            return (AddMonths(first, from * 12), AddMonths(first, to * 12));
        }
    }

    // The first day of the quarter, where the year begins in that month.
    private static DateOnly QuarterStart(DateOnly today, int month)
    {
        var year = YearStart(today, month);
        var months = ((today.Year - year.Year) * 12) + today.Month - year.Month;
        return AddMonths(year, months / 3 * 3);
    }

    private static DateOnly YearStart(DateOnly today, int month) => new(today.Month >= month ? today.Year : today.Year - 1, month, 1);

    // Numbers in literals can be any: what lies outside the dates that the platform has is the first or the last of them.
    private static DateOnly AddDays(DateOnly date, long days) =>
        DateOnly.FromDayNumber((int)Math.Clamp(date.DayNumber + days, First.DayNumber, AfterLast.DayNumber));

    private static DateOnly AddMonths(DateOnly date, long months)
    {
        var number = Math.Clamp(MonthNumber(date) + months, MonthNumber(First), MonthNumber(AfterLast));
        return new DateOnly((int)(number / 12), (int)(number % 12) + 1, 1);
    }

    private static long MonthNumber(DateOnly date) => ((long)date.Year * 12) + date.Month - 1;
}
