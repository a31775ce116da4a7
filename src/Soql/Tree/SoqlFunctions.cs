namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The functions' names.</summary>
public static class SoqlFunctions
{
    private static readonly Dictionary<string, (SoqlFunction Function, string Name)> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CALENDAR_MONTH"] = (SoqlFunction.CalendarMonth, "CALENDAR_MONTH"),
        ["CALENDAR_QUARTER"] = (SoqlFunction.CalendarQuarter, "CALENDAR_QUARTER"),
        ["CALENDAR_YEAR"] = (SoqlFunction.CalendarYear, "CALENDAR_YEAR"),
        ["DAY_IN_MONTH"] = (SoqlFunction.DayInMonth, "DAY_IN_MONTH"),
        ["DAY_IN_WEEK"] = (SoqlFunction.DayInWeek, "DAY_IN_WEEK"),
        ["DAY_IN_YEAR"] = (SoqlFunction.DayInYear, "DAY_IN_YEAR"),
        ["DAY_ONLY"] = (SoqlFunction.DayOnly, "DAY_ONLY"),
        ["FISCAL_MONTH"] = (SoqlFunction.FiscalMonth, "FISCAL_MONTH"),
        ["FISCAL_QUARTER"] = (SoqlFunction.FiscalQuarter, "FISCAL_QUARTER"),
        ["FISCAL_YEAR"] = (SoqlFunction.FiscalYear, "FISCAL_YEAR"),
        ["HOUR_IN_DAY"] = (SoqlFunction.HourInDay, "HOUR_IN_DAY"),
        ["WEEK_IN_MONTH"] = (SoqlFunction.WeekInMonth, "WEEK_IN_MONTH"),
        ["WEEK_IN_YEAR"] = (SoqlFunction.WeekInYear, "WEEK_IN_YEAR"),
        ["convertTimezone"] = (SoqlFunction.ConvertTimezone, "convertTimezone"),
        ["toLabel"] = (SoqlFunction.ToLabel, "toLabel"),
        ["FORMAT"] = (SoqlFunction.Format, "FORMAT"),
        ["convertCurrency"] = (SoqlFunction.ConvertCurrency, "convertCurrency"),
        ["GROUPING"] = (SoqlFunction.Grouping, "GROUPING"),
    };

    /// <summary>The names of all functions, as the documentation spells them.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The function of that name, in any case.</summary>
    public static SoqlFunction Find(string name) => ByName.TryGetValue(name, out var found) ? found.Function : SoqlFunction.Unknown;

    /// <summary>Whether the function takes a date or dateTime and returns a part of it.</summary>
    public static bool IsDatePart(this SoqlFunction function) => function is >= SoqlFunction.CalendarMonth and <= SoqlFunction.WeekInYear;

    /// <summary>The spelling of the documentation; a name that is not known stays as it is.</summary>
    internal static string Spell(string name) => ByName.TryGetValue(name, out var found) ? found.Name : name;
}
