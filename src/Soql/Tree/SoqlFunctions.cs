using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// The functions that are not aggregates, with what they take, return and where they may stand (SOQL and SOSL Reference, Date Functions;
/// toLabel(); FORMAT(); convertCurrency(); GROUPING()). The parser, the printer and the check read this table.
/// </summary>
public static class SoqlFunctions
{
    private static readonly SoqlFunctionInfo[] All =
    [
        DatePart(SoqlFunction.CalendarMonth, "CALENDAR_MONTH"),
        DatePart(SoqlFunction.CalendarQuarter, "CALENDAR_QUARTER"),
        DatePart(SoqlFunction.CalendarYear, "CALENDAR_YEAR"),
        DatePart(SoqlFunction.DayInMonth, "DAY_IN_MONTH"),
        DatePart(SoqlFunction.DayInWeek, "DAY_IN_WEEK"),
        DatePart(SoqlFunction.DayInYear, "DAY_IN_YEAR"),
        DateTimePart(SoqlFunction.DayOnly, "DAY_ONLY", FieldType.Date),
        DatePart(SoqlFunction.FiscalMonth, "FISCAL_MONTH"),
        DatePart(SoqlFunction.FiscalQuarter, "FISCAL_QUARTER"),
        DatePart(SoqlFunction.FiscalYear, "FISCAL_YEAR"),
        DateTimePart(SoqlFunction.HourInDay, "HOUR_IN_DAY", FieldType.Int),
        DatePart(SoqlFunction.WeekInMonth, "WEEK_IN_MONTH"),
        DatePart(SoqlFunction.WeekInYear, "WEEK_IN_YEAR"),
        new(SoqlFunction.ConvertTimezone, "convertTimezone")
        {
            Takes = IsDateTime, TakesInWords = "a date/time field", Result = FieldType.DateTime, IsInDatePartOnly = true,
        },
        new(SoqlFunction.ToLabel, "toLabel")
        {
            Takes = t => t == FieldType.Reference || t.Info().Family is ValueFamily.Text or ValueFamily.TextSet,
            TakesInWords = "a field with translated values", Result = FieldType.String, Places = [Place.Select, Place.Where],
        },
        new(SoqlFunction.Format, "FORMAT")
        {
            Result = FieldType.String, Places = [Place.Select], TakesAggregates = true,
            TakesFunction = f => f == SoqlFunction.ConvertCurrency,
        },
        new(SoqlFunction.ConvertCurrency, "convertCurrency")
        {
            Takes = t => t == FieldType.Currency, TakesInWords = "a currency field", Places = [Place.Select],
        },
        new(SoqlFunction.Grouping, "GROUPING")
        {
            Result = FieldType.Int, Places = [Place.Select, Place.Having, Place.OrderBy], TakesFunction = IsDatePart,
        },
    ];

    private static readonly Dictionary<string, SoqlFunctionInfo> ByName = All.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<SoqlFunction, SoqlFunctionInfo> ByFunction = All.ToDictionary(f => f.Function);

    /// <summary>The names of all functions, as the documentation spells them.</summary>
    public static IEnumerable<string> Names => All.Select(f => f.Name);

    /// <summary>The function of that name, in any case.</summary>
    public static SoqlFunction Find(string name) => ByName.TryGetValue(name, out var found) ? found.Function : SoqlFunction.Unknown;

    /// <summary>Whether the function takes a date or dateTime and returns a part of it.</summary>
    public static bool IsDatePart(this SoqlFunction function) => Info(function) is { IsDatePart: true };

    /// <summary>What is known of the function; null for one that Salesforce does not have.</summary>
    internal static SoqlFunctionInfo? Info(this SoqlFunction function) => ByFunction.TryGetValue(function, out var found) ? found : null;

    /// <summary>The spelling of the documentation; a name that is not known stays as it is.</summary>
    internal static string Spell(string name) => ByName.TryGetValue(name, out var found) ? found.Name : name;

    private static SoqlFunctionInfo DatePart(SoqlFunction function, string name) => new(function, name)
    {
        Takes = t => IsDateTime(t) || t == FieldType.Date, TakesInWords = "a date or date/time field",
        Result = FieldType.Int, IsDatePart = true, TakesFunction = IsTimezone,
    };

    private static SoqlFunctionInfo DateTimePart(SoqlFunction function, string name, FieldType result) => new(function, name)
    {
        Takes = IsDateTime, TakesInWords = "a date/time field", Result = result, IsDatePart = true, TakesFunction = IsTimezone,
    };

    private static bool IsTimezone(SoqlFunction function) => function == SoqlFunction.ConvertTimezone;

    private static bool IsDateTime(FieldType type) => type == FieldType.DateTime;
}
