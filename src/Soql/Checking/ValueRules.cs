using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Whether a value is of the type that it is compared with (Object Reference, Primitive Data Types).</summary>
internal static class ValueRules
{
    private const int LongestText = 4_000;

    private static readonly DateTime FirstDay = new(1700, 1, 1);
    private static readonly DateTime DayAfterLast = new(4001, 1, 1);

    public static void Check(QueryScope scope, Literal value, ExpressionInfo left, FieldExpression owner)
    {
        CheckBounds(scope, value);
        if (value is NullLiteral || left.Type is not { } type)
            return;
        if (!Fits(type, value))
        {
            var quotes = value is StringLiteral or LikePattern
                ? " and should not be enclosed in quotes"
                : type.Info().IsQuoted
                ? " and should be enclosed in quotes"
                : "";
            scope.Report(
                SemanticErrorKind.WrongValueType, value.Span,
                $"value of filter criterion for field '{owner}' must be of type {TypeNames.Primitive(type)}{quotes}.");
            return;
        }
        if (value is not StringLiteral { Value: var text })
            return;
        if (type.Info().Family == ValueFamily.Id && left.Field?.HoldsIds != false)
            CheckId(scope, value, text);
        else if (left.Field is { } field)
            PicklistRules.Check(scope, value, text, field);
    }

    private static bool Fits(FieldType type, Literal value) =>
        value is HoleLiteral hole ? FitsHole(type, hole.Kind) : FitsFamily(type, value);

    private static bool FitsFamily(FieldType type, Literal value) => type.Info().Family switch
    {
        ValueFamily.Boolean => value is BooleanLiteral,
        ValueFamily.Number => value is NumberLiteral || (type == FieldType.Currency && value is CurrencyLiteral),
        ValueFamily.Date => value is DateLiteral or RelativeDateLiteral,
        ValueFamily.DateTime => value is DateTimeLiteral or RelativeDateLiteral,
        ValueFamily.Time => value is TimeLiteral,
        ValueFamily.Text or ValueFamily.TextSet or ValueFamily.Id => value is StringLiteral or LikePattern,
        _ => true,
    };

    private static bool FitsHole(FieldType type, HoleKind kind) => HoleWords.Sample(kind) is not { } sample || Fits(type, sample);

    // An id has 15 letters and digits, and perhaps three more as a check. The empty text stands for no id.
    private static void CheckId(QueryScope scope, Literal value, string text)
    {
        var isId = text.Length is 0 or 15 or 18;
        foreach (var c in text)
            isId &= c < 128 && char.IsLetterOrDigit(c);
        if (!isId)
            scope.Report(SemanticErrorKind.InvalidId, value.Span, $"invalid ID field: {text}.");
    }

    private static void CheckBounds(QueryScope scope, Literal value)
    {
        switch (value)
        {
            case StringLiteral { Value.Length: > LongestText } or LikePattern { Pattern.Length: > LongestText }:
                scope.Report(
                    SemanticErrorKind.TextTooLong, value.Span, $"A text in a condition may have at most {LongestText} characters.");
                break;
            case DateLiteral date when date.Value < FirstDay || date.Value >= DayAfterLast:
            case DateTimeLiteral moment when moment.Value.UtcDateTime < FirstDay || moment.Value.UtcDateTime >= DayAfterLast:
                scope.Report(SemanticErrorKind.DateOutOfRange, value.Span, $"{value} is not between 1700-01-01 and 4000-12-31.");
                break;
        }
    }
}
