namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The names of the ranges relative to now.</summary>
public static class RelativeDateRanges
{
    // In the order of the enum.
    private static readonly string[] Names =
    [
        "YESTERDAY",
        "TODAY",
        "TOMORROW",
        "LAST_WEEK",
        "LAST_MONTH",
        "LAST_QUARTER",
        "LAST_YEAR",
        "LAST_FISCAL_QUARTER",
        "LAST_FISCAL_YEAR",
        "THIS_WEEK",
        "THIS_MONTH",
        "THIS_QUARTER",
        "THIS_YEAR",
        "THIS_FISCAL_QUARTER",
        "THIS_FISCAL_YEAR",
        "NEXT_WEEK",
        "NEXT_MONTH",
        "NEXT_QUARTER",
        "NEXT_YEAR",
        "NEXT_FISCAL_QUARTER",
        "NEXT_FISCAL_YEAR",
        "LAST_90_DAYS",
        "NEXT_90_DAYS",
        "LAST_N_DAYS",
        "LAST_N_WEEKS",
        "LAST_N_MONTHS",
        "LAST_N_QUARTERS",
        "LAST_N_YEARS",
        "LAST_N_FISCAL_QUARTERS",
        "LAST_N_FISCAL_YEARS",
        "NEXT_N_DAYS",
        "NEXT_N_WEEKS",
        "NEXT_N_MONTHS",
        "NEXT_N_QUARTERS",
        "NEXT_N_YEARS",
        "NEXT_N_FISCAL_QUARTERS",
        "NEXT_N_FISCAL_YEARS",
        "N_DAYS_AGO",
        "N_WEEKS_AGO",
        "N_MONTHS_AGO",
        "N_QUARTERS_AGO",
        "N_YEARS_AGO",
        "N_FISCAL_QUARTERS_AGO",
        "N_FISCAL_YEARS_AGO",
    ];

    private static readonly Dictionary<string, RelativeDateRange> ByName = Index();

    /// <summary>The name in SOQL, as <c>LAST_N_DAYS</c>.</summary>
    public static string Name(this RelativeDateRange range) => Names[(int)range];

    /// <summary>Whether the range is written with a number, as <c>LAST_N_DAYS:30</c>.</summary>
    public static bool TakesNumber(this RelativeDateRange range) => range >= RelativeDateRange.LastNDays;

    /// <summary>Finds a range by its name, in any case.</summary>
    public static bool TryFind(string name, out RelativeDateRange range) => ByName.TryGetValue(name, out range);

    private static Dictionary<string, RelativeDateRange> Index()
    {
        var index = new Dictionary<string, RelativeDateRange>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Names.Length; i++)
            index.Add(Names[i], (RelativeDateRange)i);
        return index;
    }
}
