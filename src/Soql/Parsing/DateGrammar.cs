using System.Globalization;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>Dates, dateTimes, times, and ranges relative to now.</summary>
internal static class DateGrammar
{
    public static Literal? Value(TokenReader reader)
    {
        var token = reader.Take();
        var text = token.Text!;
        switch (token.Kind)
        {
            case TokenKind.Date:
                return Day(text) is { } day
                    ? new DateLiteral(day) { Span = token.Span }
                    : reader.Refuse<Literal>($"{text} is not a day of the calendar", token.Span);
            case TokenKind.DateTime:
                return Day(text) is { } date && Time(text, 11) is { } time && Moment(date, time) is { } moment
                    ? new DateTimeLiteral(moment) { Span = token.Span }
                    : reader.Refuse<Literal>($"{text} is not a moment of the calendar", token.Span);
            default:
                return Time(text, 0) is { } clock
                    ? new TimeLiteral(clock.Value, clock.Offset) { Span = token.Span }
                    : reader.Refuse<Literal>($"{text} is not a time of the day", token.Span);
        }
    }

    public static RelativeDateLiteral? Range(TokenReader reader, RelativeDateRange range)
    {
        var start = reader.Take().Span;
        if (!reader.Is(TokenKind.Colon))
        {
            return range.TakesNumber()
                ? reader.Refuse<RelativeDateLiteral>($"{range.Name()} needs a number: {range.Name()}:n", start)
                : new RelativeDateLiteral(range, null) { Span = start };
        }
        if (!range.TakesNumber())
            return reader.Refuse<RelativeDateLiteral>($"{range.Name()} takes no number", reader.Current.Span);
        reader.Take();
        if (LiteralGrammar.IsCount(reader))
        {
            reader.Take();
            return new RelativeDateLiteral(range, 1) { Span = reader.Since(start) };
        }
        if (!reader.Is(TokenKind.Integer))
            return reader.Fail<RelativeDateLiteral>($"a whole number after {range.Name()}:");
        var digits = reader.Take();
        return int.TryParse(digits.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new RelativeDateLiteral(range, count) { Span = reader.Since(start) }
            : reader.Refuse<RelativeDateLiteral>($"{digits.Text} is too large a number for {range.Name()}", digits.Span);
    }

    private static DateTime? Day(string text)
    {
        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        return year >= 1
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;
    }

    private static (TimeSpan Value, TimeSpan Offset)? Time(string text, int start)
    {
        var (hour, minute, second) = (Number(text, start, 2), Number(text, start + 3, 2), Number(text, start + 6, 2));
        var at = start + 8;
        var ticks = 0L;
        if (text[at] == '.')
        {
            var worth = TimeSpan.TicksPerSecond;
            for (at++; Lexer.IsDigit(text[at]); at++)
            {
                worth /= 10;
                ticks += (text[at] - '0') * worth;
            }
        }
        var offset = TimeSpan.Zero;
        if (text[at] is '+' or '-')
        {
            var minutes = (Number(text, at + 1, 2) * 60) + Number(text, text.Length - 2, 2);
            offset = TimeSpan.FromMinutes(text[at] == '-' ? -minutes : minutes);
        }
        // No place on earth is further than 14 hours from UTC.
        return hour <= 23 && minute <= 59 && second <= 59 && offset.Duration() <= TimeSpan.FromHours(14)
            ? (new TimeSpan(hour, minute, second) + TimeSpan.FromTicks(ticks), offset)
            : null;
    }

    // In the year 1 and the year 9999 an offset can lead out of the calendar.
    private static DateTimeOffset? Moment(DateTime day, (TimeSpan Value, TimeSpan Offset) time)
    {
        var local = day + time.Value;
        var ticks = local.Ticks - time.Offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(local, time.Offset) : null;
    }

    private static int Number(string text, int start, int count)
    {
        var value = 0;
        for (var i = start; i < start + count; i++)
            value = (value * 10) + (text[i] - '0');
        return value;
    }
}
