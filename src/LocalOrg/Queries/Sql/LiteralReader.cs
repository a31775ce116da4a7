using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>Reads a literal as a value of what it is compared with, and refuses one of another type.</summary>
internal sealed class LiteralReader(CompileContext context)
{
    public SqlValue Read(Operand left, Literal literal)
    {
        if (literal is NullLiteral)
            // A checkbox that was never touched is off, not unknown.
            return left.Kind == ColumnKind.Boolean ? false : SqlValue.Null;
        return (left.Kind, literal) switch
        {
            (ColumnKind.Boolean, BooleanLiteral value) => value.Value,
            (ColumnKind.Text, StringLiteral { Value: "" }) => SqlValue.Null,
            (ColumnKind.Text, StringLiteral text) when left.Field is { Type: FieldType.MultiPicklist } field => InOrder(field, text.Value),
            (ColumnKind.Text, StringLiteral text) => text.Value,
            (ColumnKind.Id, StringLiteral { Value: "" }) => SqlValue.Null,
            (ColumnKind.Id, StringLiteral text) => RecordId.TryParse(text.Value, out var id)
                ? id
                : throw context.Error("INVALID_QUERY_FILTER_OPERATOR", literal.Span, $"invalid ID field: {text.Value}"),
            (ColumnKind.Integer or ColumnKind.Real or ColumnKind.Decimal, NumberLiteral number) => Number(number, left),
            // Without several currencies an amount is a number; with them it would be converted.
            (ColumnKind.Integer or ColumnKind.Real or ColumnKind.Decimal, CurrencyLiteral currency) => Number(new NumberLiteral(currency.Amount), left),
            (ColumnKind.Date, DateLiteral date) => WireTime.Date(DateOnly.FromDateTime(date.Value)),
            (ColumnKind.DateTime, DateTimeLiteral moment) => moment.Value.ToUnixTimeSeconds(),
            (ColumnKind.Time, TimeLiteral time) => (long)(time.Value - time.Offset).TotalMilliseconds,
            _ => throw WrongType(left, literal),
        };
    }

    /// <summary>The refusal of a literal of another type.</summary>
    public ApiException WrongType(Operand left, Literal literal)
    {
        var (type, quotes) = left.Kind switch
        {
            ColumnKind.Boolean => ("boolean", "should not"),
            ColumnKind.Integer => ("int", "should not"),
            ColumnKind.Real or ColumnKind.Decimal => (left.Field?.Describe.TypeName ?? "double", "should not"),
            ColumnKind.Date => ("date", "should not"),
            ColumnKind.DateTime => ("dateTime", "should not"),
            ColumnKind.Time => ("time", "should not"),
            _ => ("string", "should"),
        };
        return context.Error("INVALID_FIELD", literal.Span, $"value of filter criterion for field '{left.Name}' must be of type {type} and {quotes} be enclosed in quotes");
    }

    private static SqlValue Number(NumberLiteral number, Operand left) =>
        left.Kind == ColumnKind.Decimal && number.TryGetDecimal(out var exact) ? FixedPoint.Units(exact, left.Scale)
        : number.TryGetInt64(out var whole) ? (SqlValue)whole
        : number.TryGetDecimal(out var value) ? (double)value
        : number.Text.StartsWith('-') ? double.NegativeInfinity : double.PositiveInfinity;

    // As it is stored: a whole value compares whatever the order of its parts.
    private static string InOrder(FieldModel field, string text) =>
        string.Join(';', text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).OrderBy(field.RankOf));
}
