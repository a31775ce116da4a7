using System.Globalization;
using System.Text;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>Writes values.</summary>
internal static class LiteralPrinter
{
    public static void Add(StringBuilder output, Literal literal)
    {
        switch (literal)
        {
            case StringLiteral text:
                AddText(output, text.Value, isPattern: false);
                break;
            case LikePattern pattern:
                AddText(output, pattern.Pattern, isPattern: true);
                break;
            case NumberLiteral number:
                output.Append(number.Text);
                break;
            case CurrencyLiteral currency:
                output.Append(currency.Code).Append(currency.Amount);
                break;
            case DateLiteral date:
                output.Append(date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeLiteral moment:
                output.Append(moment.Value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
                Zone(output, moment.Value.Offset);
                break;
            case TimeLiteral time:
                output.Append(new DateTime(time.Value.Ticks).ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
                Zone(output, time.Offset);
                break;
            case RelativeDateLiteral relative:
                output.Append(relative.Range.Name());
                if (relative.Count is { } count)
                    output.Append(':').Append(count);
                break;
            case BooleanLiteral boolean:
                output.Append(boolean.Value ? "TRUE" : "FALSE");
                break;
            case HoleLiteral:
                output.Append(StatementHole.Sign);
                break;
            case NullLiteral:
                output.Append("NULL");
                break;
        }
    }

    public static void AddText(StringBuilder output, string text, bool isPattern)
    {
        output.Append('\'');
        StringEscapes.Add(output, text, isPattern);
        output.Append('\'');
    }

    private static void Zone(StringBuilder output, TimeSpan offset)
    {
        if (offset == TimeSpan.Zero)
            output.Append('Z');
        else
            output.Append(offset < TimeSpan.Zero ? '-' : '+').Append(offset.ToString("hh\\:mm", CultureInfo.InvariantCulture));
    }
}
