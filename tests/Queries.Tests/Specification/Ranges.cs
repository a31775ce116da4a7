using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What date literals mean (SALESFORCE.md 8): LAST_N_DAYS includes today, every other LAST_N leaves the running unit out, NEXT_N starts
/// after it. Read off the literal's name, so that nothing is shared with the parser's enum but its spelling.
/// </summary>
internal sealed class Ranges(DateOnly today, int fiscalYearStart)
{
    /// <summary>The first day of the range, and the first after it.</summary>
    public (DateOnly From, DateOnly To) Of(RelativeDateLiteral literal)
    {
        var name = literal.ToString().Split(':')[0];
        var count = literal.Count ?? 1;
        switch (name)
        {
            case "TODAY": return (today, today.AddDays(1));
            case "YESTERDAY": return (today.AddDays(-1), today);
            case "TOMORROW": return (today.AddDays(1), today.AddDays(2));
            case "LAST_90_DAYS": return (today.AddDays(-90), today.AddDays(1));
            case "NEXT_90_DAYS": return (today.AddDays(1), today.AddDays(91));
            case "LAST_N_DAYS": return (today.AddDays(-count), today.AddDays(1));
        }
        if (name.EndsWith("_AGO", StringComparison.Ordinal))
            return Units(name["N_".Length..^"S_AGO".Length], -count, 1 - count);
        var isMany = name.Contains("_N_", StringComparison.Ordinal);
        var unit = isMany
            ? name[(name.IndexOf("_N_", StringComparison.Ordinal) + 3)..^1]
            : name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..];
        return name.Split('_')[0] switch
        {
            "LAST" => Units(unit, -count, 0),
            "THIS" => Units(unit, 0, 1),
            "NEXT" => Units(unit, 1, count + 1),
            _ => throw new ArgumentException(name, nameof(literal)),
        };
    }

    private (DateOnly From, DateOnly To) Units(string unit, int from, int to)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return unit switch
        {
            "DAY" => (today.AddDays(from), today.AddDays(to)),
            "WEEK" => (Sunday().AddDays(7 * from), Sunday().AddDays(7 * to)),
            "MONTH" => (month.AddMonths(from), month.AddMonths(to)),
            "QUARTER" => Months(1, 3),
            "YEAR" => Months(1, 12),
            "FISCAL_QUARTER" => Months(fiscalYearStart, 3),
            "FISCAL_YEAR" => Months(fiscalYearStart, 12),
            _ => throw new ArgumentException(unit, nameof(unit)),
        };

        (DateOnly, DateOnly) Months(int start, int length)
        {
            var first = month;
            while (((first.Month - start) + 12) % length != 0)
                first = first.AddMonths(-1);
            return (first.AddMonths(from * length), first.AddMonths(to * length));
        }
    }

    private DateOnly Sunday()
    {
        var day = today;
        while (day.DayOfWeek != DayOfWeek.Sunday)
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>Reads a part of a date, as the function does.</summary>
    public object Part(SoqlFunction function, DateTime moment)
    {
        var fiscalMonth = ((moment.Month - fiscalYearStart + 12) % 12) + 1;
        if (function == SoqlFunction.DayOnly)
            return DateOnly.FromDateTime(moment);
        return (decimal)(function switch
        {
            SoqlFunction.CalendarYear => moment.Year,
            SoqlFunction.CalendarQuarter => ((moment.Month - 1) / 3) + 1,
            SoqlFunction.CalendarMonth => moment.Month,
            // A fiscal year is called by the calendar year in which it ends.
            SoqlFunction.FiscalYear => fiscalYearStart > 1 && moment.Month >= fiscalYearStart ? moment.Year + 1 : moment.Year,
            SoqlFunction.FiscalQuarter => ((fiscalMonth - 1) / 3) + 1,
            SoqlFunction.FiscalMonth => fiscalMonth,
            SoqlFunction.DayInMonth => moment.Day,
            SoqlFunction.DayInWeek => (int)moment.DayOfWeek + 1,
            SoqlFunction.DayInYear => moment.DayOfYear,
            SoqlFunction.WeekInMonth => ((moment.Day - 1) / 7) + 1,
            SoqlFunction.WeekInYear => ((moment.DayOfYear - 1) / 7) + 1,
            SoqlFunction.HourInDay => moment.Hour,
            _ => throw new ArgumentException(function.ToString(), nameof(function)),
        });
    }
}
