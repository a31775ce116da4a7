namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// The 44 ranges relative to now (SOQL and SOSL Reference, Date Formats and Date Literals). Those from <see cref="LastNDays"/> on take a
/// number.
/// </summary>
public enum RelativeDateRange
{
    /// <summary><c>YESTERDAY</c>.</summary>
    Yesterday,

    /// <summary><c>TODAY</c>.</summary>
    Today,

    /// <summary><c>TOMORROW</c>.</summary>
    Tomorrow,

    /// <summary><c>LAST_WEEK</c>.</summary>
    LastWeek,

    /// <summary><c>LAST_MONTH</c>.</summary>
    LastMonth,

    /// <summary><c>LAST_QUARTER</c>.</summary>
    LastQuarter,

    /// <summary><c>LAST_YEAR</c>.</summary>
    LastYear,

    /// <summary><c>LAST_FISCAL_QUARTER</c>.</summary>
    LastFiscalQuarter,

    /// <summary><c>LAST_FISCAL_YEAR</c>.</summary>
    LastFiscalYear,

    /// <summary><c>THIS_WEEK</c>.</summary>
    ThisWeek,

    /// <summary><c>THIS_MONTH</c>.</summary>
    ThisMonth,

    /// <summary><c>THIS_QUARTER</c>.</summary>
    ThisQuarter,

    /// <summary><c>THIS_YEAR</c>.</summary>
    ThisYear,

    /// <summary><c>THIS_FISCAL_QUARTER</c>.</summary>
    ThisFiscalQuarter,

    /// <summary><c>THIS_FISCAL_YEAR</c>.</summary>
    ThisFiscalYear,

    /// <summary><c>NEXT_WEEK</c>.</summary>
    NextWeek,

    /// <summary><c>NEXT_MONTH</c>.</summary>
    NextMonth,

    /// <summary><c>NEXT_QUARTER</c>.</summary>
    NextQuarter,

    /// <summary><c>NEXT_YEAR</c>.</summary>
    NextYear,

    /// <summary><c>NEXT_FISCAL_QUARTER</c>.</summary>
    NextFiscalQuarter,

    /// <summary><c>NEXT_FISCAL_YEAR</c>.</summary>
    NextFiscalYear,

    /// <summary><c>LAST_90_DAYS</c>.</summary>
    Last90Days,

    /// <summary><c>NEXT_90_DAYS</c>.</summary>
    Next90Days,

    /// <summary><c>LAST_N_DAYS:n</c>.</summary>
    LastNDays,

    /// <summary><c>LAST_N_WEEKS:n</c>.</summary>
    LastNWeeks,

    /// <summary><c>LAST_N_MONTHS:n</c>.</summary>
    LastNMonths,

    /// <summary><c>LAST_N_QUARTERS:n</c>.</summary>
    LastNQuarters,

    /// <summary><c>LAST_N_YEARS:n</c>.</summary>
    LastNYears,

    /// <summary><c>LAST_N_FISCAL_QUARTERS:n</c>.</summary>
    LastNFiscalQuarters,

    /// <summary><c>LAST_N_FISCAL_YEARS:n</c>.</summary>
    LastNFiscalYears,

    /// <summary><c>NEXT_N_DAYS:n</c>.</summary>
    NextNDays,

    /// <summary><c>NEXT_N_WEEKS:n</c>.</summary>
    NextNWeeks,

    /// <summary><c>NEXT_N_MONTHS:n</c>.</summary>
    NextNMonths,

    /// <summary><c>NEXT_N_QUARTERS:n</c>.</summary>
    NextNQuarters,

    /// <summary><c>NEXT_N_YEARS:n</c>.</summary>
    NextNYears,

    /// <summary><c>NEXT_N_FISCAL_QUARTERS:n</c>.</summary>
    NextNFiscalQuarters,

    /// <summary><c>NEXT_N_FISCAL_YEARS:n</c>.</summary>
    NextNFiscalYears,

    /// <summary><c>N_DAYS_AGO:n</c>.</summary>
    NDaysAgo,

    /// <summary><c>N_WEEKS_AGO:n</c>.</summary>
    NWeeksAgo,

    /// <summary><c>N_MONTHS_AGO:n</c>.</summary>
    NMonthsAgo,

    /// <summary><c>N_QUARTERS_AGO:n</c>.</summary>
    NQuartersAgo,

    /// <summary><c>N_YEARS_AGO:n</c>.</summary>
    NYearsAgo,

    /// <summary><c>N_FISCAL_QUARTERS_AGO:n</c>.</summary>
    NFiscalQuartersAgo,

    /// <summary><c>N_FISCAL_YEARS_AGO:n</c>.</summary>
    NFiscalYearsAgo,
}
