using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>Reads a literal as a value of what it is compared with. The check of the statement refuses literals of other types.</summary>
internal static class LiteralReader
{
    public static SqlValue Read(Operand left, Literal literal)
    {
        if (literal is NullLiteral)
            // A checkbox that was never touched is off, not unknown.
            return left.Kind == ColumnKind.Boolean ? false : SqlValue.Null;
        return (left.Kind, literal) switch
        {
            (ColumnKind.Boolean, BooleanLiteral value) => value.Value,
            (ColumnKind.Text or ColumnKind.Id, StringLiteral { Value: "" }) => SqlValue.Null,
            (ColumnKind.Text, StringLiteral text) when left is { IsLabel: false, Field: { Type: FieldType.MultiPicklist } field } =>
                InOrder(field, text.Value),
            // A text that has the length of an id but is not the id of a record is compared as it is, and equals no id.
            (ColumnKind.Id, StringLiteral text) => RecordId.TryParse(text.Value, out var id) ? id : text.Value,
            (_, StringLiteral text) => text.Value,
            (ColumnKind.Integer or ColumnKind.Real or ColumnKind.Decimal, NumberLiteral number) => Number(number, left),
            // Without several currencies an amount is a number; with them it would be converted.
            (ColumnKind.Integer or ColumnKind.Real or ColumnKind.Decimal, CurrencyLiteral currency) =>
                Number(new NumberLiteral(currency.Amount), left),
            (ColumnKind.Date, DateLiteral date) => WireTime.Date(DateOnly.FromDateTime(date.Value)),
            (ColumnKind.DateTime, DateTimeLiteral moment) => moment.Value.ToUnixTimeSeconds(),
            (ColumnKind.Time, TimeLiteral time) => (long)(time.Value - time.Offset).TotalMilliseconds,
            // A field whose type is not known may be compared with anything; its values are kept as texts.
            _ => literal.ToString(),
        };
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
