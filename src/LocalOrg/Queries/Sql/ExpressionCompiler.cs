using System.Diagnostics;
using System.Globalization;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>Turns fields, functions and aggregates into SQL.</summary>
internal sealed class ExpressionCompiler(CompileContext context, QueryScope scope, SqlParameters parameters)
{
    public Operand Compile(FieldExpression expression) => expression switch
    {
        FieldPath path => Field(path),
        AggregateCall call => Aggregate(call),
        FunctionCall call => Function(call),
        DistanceCall call => Distance(call),
        _ => throw context.NotSimulated(expression),
    };

    /// <summary>The text's collation: SQLite forgets it outside of plain columns.</summary>
    public static string Collated(Operand operand) =>
        operand is { Kind: ColumnKind.Text, IsColumn: false } ? $"({operand.Sql} COLLATE {TextCollation.Name})" : operand.Sql;

    private Operand Field(FieldPath path)
    {
        var operand = scope.Operand(path);
        // What has no column has no value that could be compared.
        return operand.Kind == ColumnKind.None ? operand with { Sql = "NULL", Kind = ColumnKind.Text, IsColumn = false } : operand;
    }

    private Operand Aggregate(AggregateCall call)
    {
        if (call.Argument is not { } argument)
            return new Operand("COUNT(*)", ColumnKind.Integer, "COUNT()") { IsAggregate = true };
        var operand = Compile(argument);
        var name = call.ToString();
        return call.Function switch
        {
            AggregateFunction.Count => new Operand($"COUNT({operand.Sql})", ColumnKind.Integer, name) { IsAggregate = true },
            AggregateFunction.CountDistinct =>
                new Operand($"COUNT(DISTINCT {Collated(operand)})", ColumnKind.Integer, name) { IsAggregate = true },
            AggregateFunction.Sum =>
                new Operand($"{(operand.Kind == ColumnKind.Real ? "SUM" : SqlFunctions.Sum)}({operand.Sql})", operand.Kind, name)
                {
                    IsAggregate = true, Scale = operand.Scale
                },
            AggregateFunction.Avg => new Operand(Average(operand), ColumnKind.Real, name) { IsAggregate = true },
            _ => LeastOrGreatest(call.Function == AggregateFunction.Min ? "MIN" : "MAX", operand, name),
        };
    }

    // Of amounts by their exact sum: SQLite would add up the errors of doubles.
    private static string Average(Operand operand) => operand.Kind == ColumnKind.Decimal
        ? string.Create(CultureInfo.InvariantCulture, $"({SqlFunctions.Sum}({operand.Sql}) / (COUNT({operand.Sql}) * 1e{operand.Scale}))")
        : $"AVG({operand.Sql})";

    // Of a picklist's values the one that is defined first is the least.
    private static Operand LeastOrGreatest(string function, Operand operand, string name)
    {
        var sql = operand.Field is { Type: FieldType.Picklist } field
            // The value behind its rank: values that were never defined have one too.
            ? $"SUBSTR({function}(PRINTF('%010d', {SqlFunctions.Rank}('{Escape(field)}', {operand.Sql})) || {operand.Sql}), 11)"
            : $"{function}({Collated(operand)})";
        return new Operand(sql, operand.Kind, name) { Field = operand.Field, Scale = operand.Scale, IsAggregate = true };
    }

    /// <summary>The name of a picklist field as functions of SQL take it, within a text of SQL.</summary>
    public static string Escape(FieldModel field) => $"{field.Owner.Name}.{field.Name}".Replace("'", "''", StringComparison.Ordinal);

    private static string Real(string sql, ColumnKind kind, int scale) =>
        kind == ColumnKind.Decimal ? string.Create(CultureInfo.InvariantCulture, $"({sql} / 1e{scale})") : sql;

    private Operand Function(FunctionCall call)
    {
        if (call.Function.IsDatePart())
            return DatePart(call);
        var operand = Compile(call.Argument);
        return call.Function switch
        {
            SoqlFunction.ToLabel => operand with
            {
                IsLabel = operand.Field?.IsPicklist == true, Kind = ColumnKind.Text, IsColumn = false, Name = call.ToString(),
            },
            SoqlFunction.ConvertCurrency or SoqlFunction.Format => operand with { IsColumn = false, Name = call.ToString() },
            SoqlFunction.Grouping => new Operand(GroupingSql(call), ColumnKind.Integer, call.ToString()) { IsAggregate = true },
            _ => throw context.NotSimulated(call),
        };
    }

    /// <summary>How GROUPING() of a key reads in the grouping set that is being written; set by the compiler of groups.</summary>
    public Func<FieldExpression, string?>? Grouping { get; set; }

    private string GroupingSql(FunctionCall call) =>
        Grouping?.Invoke(call.Argument) ?? throw new UnreachableException($"{call} has no subtotals.");

    private Operand DatePart(FunctionCall call)
    {
        var inLocalTime = call.Argument is FunctionCall { Function: SoqlFunction.ConvertTimezone };
        var operand = Compile(inLocalTime ? ((FunctionCall)call.Argument).Argument : call.Argument);
        var isMoment = operand.Kind == ColumnKind.DateTime;
        var value = inLocalTime ? $"{SqlFunctions.Local}({operand.Sql})" : operand.Sql;
        var fiscal = call.Function is SoqlFunction.FiscalMonth or SoqlFunction.FiscalQuarter or SoqlFunction.FiscalYear;
        var modifiers = (isMoment ? ", 'unixepoch'" : "") + (fiscal ? FiscalShift() : "");
        string Part(string format) => $"CAST(strftime('{format}', {value}{modifiers}) AS INTEGER)";
        if (call.Function == SoqlFunction.DayOnly)
            return new Operand($"strftime('%Y-%m-%d', {value}{modifiers})", ColumnKind.Date, call.ToString());
        var sql = call.Function switch
        {
            SoqlFunction.CalendarYear => Part("%Y"),
            SoqlFunction.FiscalYear => context.Clock.FiscalYearStart == 1 ? Part("%Y") : $"({Part("%Y")} + 1)",
            SoqlFunction.CalendarMonth or SoqlFunction.FiscalMonth => Part("%m"),
            SoqlFunction.CalendarQuarter or SoqlFunction.FiscalQuarter => $"(({Part("%m")} + 2) / 3)",
            SoqlFunction.DayInMonth => Part("%d"),
            SoqlFunction.DayInWeek => $"({Part("%w")} + 1)",
            SoqlFunction.DayInYear => Part("%j"),
            SoqlFunction.HourInDay => Part("%H"),
            SoqlFunction.WeekInMonth => $"(({Part("%d")} + 6) / 7)",
            _ => $"(({Part("%j")} + 6) / 7)",
        };
        return new Operand(sql, ColumnKind.Integer, call.ToString()) { IsDatePart = true };
    }

    // The first day of the fiscal year becomes the first of January: what follows counts as in the calendar.
    private string FiscalShift() => context.Clock.FiscalYearStart == 1
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", 'start of month', '-{context.Clock.FiscalYearStart - 1} months'");

    private Operand Distance(DistanceCall call)
    {
        var (node, field) = scope.Resolve(call.Field);
        // An address whose coordinates the user may not read is nowhere.
        if (!field.Parts.TryGetValue("Latitude", out var latitude) || !field.Parts.TryGetValue("Longitude", out var longitude))
            return new Operand("NULL", ColumnKind.Real, call.ToString());
        _ = call.Latitude.TryGetDecimal(out var atLatitude);
        _ = call.Longitude.TryGetDecimal(out var atLongitude);
        var kilometers =
            $"{SqlFunctions.Distance}({Real(node.Sql(latitude), latitude.Kind, latitude.Scale)}, "
                + $"{Real(node.Sql(longitude), longitude.Kind, longitude.Scale)}, {parameters.Add((double)atLatitude)}, "
                + $"{parameters.Add((double)atLongitude)})";
        return new Operand(call.Unit == DistanceUnit.Miles ? $"({kilometers} / 1.609344)" : kilometers, ColumnKind.Real, call.ToString());
    }
}
