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
        _ => throw context.Malformed(expression, $"unexpected token: '{expression}'"),
    };

    /// <summary>The text's collation: SQLite forgets it outside of plain columns.</summary>
    public static string Collated(Operand operand) =>
        operand is { Kind: ColumnKind.Text, IsColumn: false } ? $"({operand.Sql} COLLATE {TextCollation.Name})" : operand.Sql;

    private Operand Field(FieldPath path)
    {
        var operand = scope.Operand(path);
        return operand.Kind != ColumnKind.None
            ? operand
            : throw context.InvalidField(path, $"field '{path.Last}' can not be used here: it is a compound of other fields");
    }

    private Operand Aggregate(AggregateCall call)
    {
        if (call.Argument is not { } argument)
            return new Operand("COUNT(*)", ColumnKind.Integer, "COUNT()") { IsAggregate = true };
        var operand = Compile(argument);
        if (operand.IsAggregate)
            throw context.Malformed(call, $"unexpected token: '{call}'");
        CheckAggregate(call, operand);
        var name = call.ToString();
        return call.Function switch
        {
            AggregateFunction.Count => new Operand($"COUNT({operand.Sql})", ColumnKind.Integer, name) { IsAggregate = true },
            AggregateFunction.CountDistinct => new Operand($"COUNT(DISTINCT {Collated(operand)})", ColumnKind.Integer, name) { IsAggregate = true },
            AggregateFunction.Sum => new Operand($"{(operand.Kind == ColumnKind.Real ? "SUM" : SqlFunctions.Sum)}({operand.Sql})", operand.Kind, name) { IsAggregate = true, Scale = operand.Scale },
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

    private static string Escape(FieldModel field) => $"{field.Owner.Name}.{field.Name}".Replace("'", "''", StringComparison.Ordinal);

    private void CheckAggregate(AggregateCall call, Operand operand)
    {
        var isNumber = operand.Kind is ColumnKind.Integer or ColumnKind.Real or ColumnKind.Decimal;
        var allowed = call.Function is AggregateFunction.Sum or AggregateFunction.Avg
            ? isNumber
            : operand.Field is not { } field || (field.Type.Info().CanAggregate && !IsLongText(field));
        if (!allowed)
            throw context.Malformed(call, $"field {operand.Name} does not support aggregate operator {call.Function.ToString().ToUpperInvariant()}");
    }

    private static string Real(string sql, ColumnKind kind, int scale) =>
        kind == ColumnKind.Decimal ? string.Create(CultureInfo.InvariantCulture, $"({sql} / 1e{scale})") : sql;

    private static bool IsLongText(FieldModel field) => field.Type == FieldType.TextArea && field.Describe.Length > 255;

    private Operand Function(FunctionCall call)
    {
        if (call.Function.IsDatePart())
            return DatePart(call);
        var operand = Compile(call.Argument);
        return call.Function switch
        {
            SoqlFunction.ToLabel => operand with { IsLabel = operand.Field?.IsPicklist == true, IsColumn = false, Name = call.ToString() },
            SoqlFunction.ConvertCurrency or SoqlFunction.Format => operand with { IsColumn = false, Name = call.ToString() },
            SoqlFunction.Grouping => new Operand(GroupingSql(call), ColumnKind.Integer, call.ToString()) { IsAggregate = true },
            _ => throw context.Malformed(call, $"unexpected token: '{call.Name}'"),
        };
    }

    /// <summary>How GROUPING() of a key reads in the grouping set that is being written; set by the compiler of groups.</summary>
    public Func<FieldExpression, string?>? Grouping { get; set; }

    private string GroupingSql(FunctionCall call) =>
        Grouping?.Invoke(call.Argument) ?? throw context.Malformed(call, "The GROUPING function can only be used with GROUP BY ROLLUP or GROUP BY CUBE");

    private Operand DatePart(FunctionCall call)
    {
        var inLocalTime = call.Argument is FunctionCall { Function: SoqlFunction.ConvertTimezone };
        var operand = Compile(inLocalTime ? ((FunctionCall)call.Argument).Argument : call.Argument);
        var isMoment = operand.Kind == ColumnKind.DateTime;
        if (!isMoment && (operand.Kind != ColumnKind.Date || inLocalTime || call.Function is SoqlFunction.DayOnly or SoqlFunction.HourInDay))
            throw context.InvalidField(call, $"field '{operand.Name}' can not be used in the function {call.Name}");
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
        if (!field.Describe.IsCompound || !field.Parts.TryGetValue("Latitude", out var latitude) || !field.Parts.TryGetValue("Longitude", out var longitude))
            throw context.InvalidField(call.Field, $"field '{field.Name}' is not a geolocation");
        _ = call.Latitude.TryGetDecimal(out var atLatitude);
        _ = call.Longitude.TryGetDecimal(out var atLongitude);
        var kilometers = $"{SqlFunctions.Distance}({Real(node.Sql(latitude), latitude.Kind, latitude.Scale)}, {Real(node.Sql(longitude), longitude.Kind, longitude.Scale)}, {parameters.Add((double)atLatitude)}, {parameters.Add((double)atLongitude)})";
        return new Operand(call.Unit == DistanceUnit.Miles ? $"({kilometers} / 1.609344)" : kilometers, ColumnKind.Real, call.ToString());
    }
}
