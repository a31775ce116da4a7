namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>Recognizes a date, dateTime or time at the start of a number by its shape. Whether such a day exists is seen later.</summary>
internal readonly ref struct DateShape
{
    public DateShape(string text, int start)
    {
        var at = start;
        if (Digits(text, ref at, 4)
            && Take(text, ref at, '-')
            && Digits(text, ref at, 2)
            && Take(text, ref at, '-')
            && Digits(text, ref at, 2))
        {
            Kind = TokenKind.Date;
            Length = at - start;
            if (at + 1 < text.Length && text[at] is 'T' or 't' && Lexer.IsDigit(text[at + 1]))
            {
                at++;
                var isComplete = Time(text, ref at) && Zone(text, ref at);
                Kind = isComplete ? TokenKind.DateTime : null;
                Problem = isComplete ? null : "a dateTime has the form 2026-01-31T10:00:00Z or 2026-01-31T10:00:00+01:00";
                Length = at - start;
            }
            return;
        }
        at = start;
        if (Time(text, ref at))
        {
            var isComplete = Zone(text, ref at);
            Kind = isComplete ? TokenKind.Time : null;
            Problem = isComplete ? null : "a time needs a zone, as in 10:00:00Z";
            Length = at - start;
        }
    }

    /// <summary>What it is; null when it is not one of the three.</summary>
    public TokenKind? Kind { get; }

    public int Length { get; }

    /// <summary>Set where it starts like one and does not end like one.</summary>
    public string? Problem { get; }

    private static bool Time(string text, ref int at)
    {
        var isClock = Digits(text, ref at, 2)
            && Take(text, ref at, ':') && Digits(text, ref at, 2)
            && Take(text, ref at, ':') && Digits(text, ref at, 2);
        if (!isClock)
            return false;
        if (at + 1 < text.Length && text[at] == '.' && Lexer.IsDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && Lexer.IsDigit(text[at]))
                at++;
        }
        return true;
    }

    private static bool Zone(string text, ref int at)
    {
        if (Take(text, ref at, 'Z') || Take(text, ref at, 'z'))
            return true;
        if (!Take(text, ref at, '+') && !Take(text, ref at, '-'))
            return false;
        if (!Digits(text, ref at, 2))
            return false;
        Take(text, ref at, ':');
        return Digits(text, ref at, 2);
    }

    private static bool Take(string text, ref int at, char wanted)
    {
        if (at >= text.Length || text[at] != wanted)
            return false;
        at++;
        return true;
    }

    private static bool Digits(string text, ref int at, int count)
    {
        if (at + count > text.Length)
            return false;
        for (var i = 0; i < count; i++)
        {
            if (!Lexer.IsDigit(text[at + i]))
                return false;
        }
        at += count;
        return true;
    }
}
