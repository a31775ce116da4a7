using System.ComponentModel;
using System.Text;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.RawSoql;
using Salesforce.Typed.Search;

namespace Salesforce.Typed;

/// <summary>
/// A statement as text, SOQL (<see cref="SoqlText"/>) or SOSL (<see cref="SoslText"/>), whose holes are values. Each is written as SOQL
/// writes a value of its type, escaped, so nothing in it can become a part of the statement; a list brings its parentheses along. A hole
/// where no value can be (a name, a word, inside quotes) is refused when the text is built.
/// </summary>
/// <remarks>
/// After LIKE the value is a pattern: its <c>%</c> and <c>_</c> are wildcards, unless <see cref="Soql.LikeLiteral"/> escaped them. A name
/// from outside goes in with <see cref="Soql.Identifier"/>. In addition to plain values there can be conditions (after WHERE, HAVING, AND,
/// OR, NOT), and queries of ids after IN.
/// </remarks>
/// <exception cref="ArgumentException">
/// Thrown where the text is built: a hole stands where its value cannot, or its value has no literal.
/// </exception>
public abstract class StatementText
{
    private readonly StringBuilder _text;
    private readonly StatementScanner _scanner;
    private string _before = "";
    private int _hole;
    private AfterHole _after;

    private protected StatementText(int literalLength, int formattedCount, bool isSearch)
    {
        _text = new StringBuilder(literalLength + (formattedCount * 24));
        _scanner = new StatementScanner(isSearch);
    }

    private delegate void Writing(ref SoqlWriter writer);

    private enum AfterHole
    {
        Nothing,
        Name,
        Value,
    }

    /// <summary>The object that the statement asks; empty where that was not found.</summary>
    internal string From => _scanner.From;

    /// <summary>The statement, values and all.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A part that is in the code. For the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length == 0)
            return;
        var first = value[0];
        if (_after == AfterHole.Value
            && (StatementScanner.IsWordCharacter(first) || first is '\'' or '%' || (_scanner.IsBraced && first is '*' or '?' or '"')))
            throw Refused($"is directly followed by {first}, which would become a part of the value. A hole is a whole value: put the "
                + $"rest into it, or a blank behind it");
        if (_after == AfterHole.Name && first != '.' && StatementScanner.IsWordCharacter(first))
            throw Refused($"is directly followed by {first}, which would become a part of the name. A hole is a whole name");
        _after = AfterHole.Nothing;
        _before = value;
        _text.Append(value);
        _scanner.Read(value);
    }

    /// <summary>A text; after LIKE a pattern. Null is <c>null</c>.</summary>
    public void AppendFormatted(string? value) => Scalar(value, HoleKind.Text);

    /// <summary>A character, as a text.</summary>
    public void AppendFormatted(char value) => Scalar(value.ToString(), HoleKind.Text);

    /// <summary>A whole number; also after LIMIT, OFFSET and <c>LAST_N_DAYS:</c>.</summary>
    public void AppendFormatted(int value) => Scalar(value, HoleKind.Whole, value);

    /// <summary>A whole number, or null.</summary>
    public void AppendFormatted(int? value) => Scalar(value, HoleKind.Whole, value);

    /// <summary>A whole number; also after LIMIT and OFFSET.</summary>
    public void AppendFormatted(long? value) => Scalar(value, HoleKind.Whole, value);

    /// <summary>A number.</summary>
    public void AppendFormatted(decimal? value) => Scalar(value, HoleKind.Number);

    /// <summary>A number; SOQL has none that are infinite, and no NaN.</summary>
    public void AppendFormatted(double? value) => Scalar(value, HoleKind.Number);

    /// <summary>TRUE or FALSE.</summary>
    public void AppendFormatted(bool? value) => Scalar(value, HoleKind.Other);

    /// <summary>A date, for a date field.</summary>
    public void AppendFormatted(DateOnly? value) => Scalar(value, HoleKind.Other);

    /// <summary>An instant, for a date-time field.</summary>
    public void AppendFormatted(DateTimeOffset? value) => Scalar(value, HoleKind.Other);

    /// <summary>A time of day.</summary>
    public void AppendFormatted(TimeOnly? value) => Scalar(value, HoleKind.Other);

    /// <summary>A date literal.</summary>
    public void AppendFormatted(SoqlDate value) => Scalar(value, HoleKind.Other);

    /// <summary>An amount in a currency.</summary>
    public void AppendFormatted(SoqlCurrency value) => Scalar(value, HoleKind.Other);

    /// <summary>An id. Null is <c>null</c>; an id that is not one is refused.</summary>
    public void AppendFormatted(IId? value) => Scalar(value, HoleKind.Other);

    /// <summary>A value of a picklist. Null is <c>null</c>.</summary>
    public void AppendFormatted(IPicklist? value) => Scalar(value, value is null ? HoleKind.Other : HoleKind.Text);

    /// <summary>Values of a multi-select picklist that belong together: one text with semicolons.</summary>
    public void AppendFormatted<TPicklist>(PicklistSet<TPicklist> value)
        where TPicklist : struct, IPicklist<TPicklist> => Scalar(value.ToString(), HoleKind.Other);

    /// <summary>A point, as the second argument of DISTANCE.</summary>
    public void AppendFormatted(GeoPoint value)
    {
        Begin();
        if (_scanner.Place != HolePlace.Point)
            throw Refused("is a point, which is in DISTANCE(field, point, unit) alone");
        Write((ref SoqlWriter writer) =>
        {
            writer.Write("GEOLOCATION(");
            SoqlLiterals.Write(ref writer, value.Latitude);
            writer.Write(", ");
            SoqlLiterals.Write(ref writer, value.Longitude);
            writer.Write(')');
        });
    }

    /// <summary>A unit, as the third argument of DISTANCE.</summary>
    public void AppendFormatted(DistanceUnit value)
    {
        Begin();
        if (_scanner.Place != HolePlace.Unit)
            throw Refused("is a unit, which is in DISTANCE(field, point, unit) alone");
        Write((ref SoqlWriter writer) => writer.WriteQuoted(value == DistanceUnit.Miles ? "mi" : "km"));
    }

    /// <summary>A list of texts, after IN, NOT IN, INCLUDES or EXCLUDES: with or without parentheses around the hole.</summary>
    public void AppendFormatted(IEnumerable<string?>? values) => Items(values);

    /// <summary>A list of whole numbers.</summary>
    public void AppendFormatted(IEnumerable<int>? values) => Items(values);

    /// <summary>A list of whole numbers.</summary>
    public void AppendFormatted(IEnumerable<long>? values) => Items(values);

    /// <summary>A list of numbers.</summary>
    public void AppendFormatted(IEnumerable<decimal>? values) => Items(values);

    /// <summary>A list of numbers.</summary>
    public void AppendFormatted(IEnumerable<double>? values) => Items(values);

    /// <summary>A list of dates.</summary>
    public void AppendFormatted(IEnumerable<DateOnly>? values) => Items(values);

    /// <summary>A list of instants.</summary>
    public void AppendFormatted(IEnumerable<DateTimeOffset>? values) => Items(values);

    /// <summary>A list of times.</summary>
    public void AppendFormatted(IEnumerable<TimeOnly>? values) => Items(values);

    /// <summary>A list of date literals.</summary>
    public void AppendFormatted(IEnumerable<SoqlDate>? values) => Items(values);

    /// <summary>A list of amounts.</summary>
    public void AppendFormatted(IEnumerable<SoqlCurrency>? values) => Items(values);

    /// <summary>A list of ids.</summary>
    public void AppendFormatted<TId>(IEnumerable<TId>? values)
        where TId : struct, IId<TId> => Items(values);

    /// <summary>A list of picklist values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="kind">Nothing: it reports this overload from that for ids.</param>
    public void AppendFormatted<TPicklist>(IEnumerable<TPicklist>? values, IPicklist? kind = null)
        where TPicklist : struct, IPicklist<TPicklist> => Items(values);

    /// <summary>A list of values of a multi-select picklist, each one text with semicolons: any of these, and in each all.</summary>
    public void AppendFormatted<TPicklist>(IEnumerable<PicklistSet<TPicklist>>? values)
        where TPicklist : struct, IPicklist<TPicklist> => Items(values?.Select(v => v.ToString()));

    /// <summary>A name: <see cref="Soql.Identifier"/>.</summary>
    public void AppendFormatted(SoqlIdentifier value)
    {
        var name = value.Name;
        var isGlued = _after != AfterHole.Nothing
            || (_scanner.IsInWord && !_text.ToString(_text.Length - 1, 1).Equals(".", StringComparison.Ordinal));
        var isValueHere = !_scanner.IsInWord && _scanner.Place is not (HolePlace.None or HolePlace.Condition or HolePlace.DistanceField);
        _hole++;
        if (_scanner.IsQuoted)
            throw Quoted();
        if (isGlued)
            throw Refused("follows a word directly, and would become a part of it. A hole is a whole name");
        if (isValueHere)
            throw Refused($"is the name '{name}', and a value stands here");
        _text.Append(name);
        _scanner.ReadName(name);
        _after = AfterHole.Name;
    }

    /// <summary>A condition, in parentheses: after WHERE, HAVING, AND, OR or NOT.</summary>
    public void AppendFormatted(Condition? value)
    {
        Begin();
        if (_scanner.Place != HolePlace.Condition)
            throw Refused("is a condition, which stands after WHERE, HAVING, AND, OR or NOT");
        if (value is null)
            throw Refused(
                "is a condition that is null. Add `?? Condition.All` to keep every record, or leave it out with the word before it");
        Write((ref SoqlWriter writer) =>
        {
            writer.Write('(');
            value.Write(ref writer);
            writer.Write(')');
        });
    }

    /// <summary>A query of ids, as a semi-join or anti-join: after IN or NOT IN, with or without parentheses around the hole.</summary>
    public void AppendFormatted<TRow>(Projection<TRow>? value)
    {
        Begin();
        if (_scanner.Place is not (HolePlace.List or HolePlace.Items))
            throw Refused("is a query, which stands after IN or NOT IN");
        if (value is not ISubquery query)
            throw Refused("is a query that is null");
        if (query.IsOrderedOrLimited)
            throw Refused("is a query with an order or a limit, which SOQL does not take inside IN");
        if (query.Where is { HasJoin: true })
            throw Refused("is a query with a semi-join or anti-join of its own, which SOQL does not take inside IN");
        var isBare = _scanner.Place == HolePlace.List;
        Write((ref SoqlWriter writer) =>
        {
            if (isBare)
                writer.Write('(');
            query.Write(ref writer);
            if (isBare)
                writer.Write(')');
        });
    }

    /// <summary>Refused: it does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public void AppendFormatted(DateTime value) => throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: it does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public void AppendFormatted(DateTime? value) => throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: they do not say which instants they are.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public void AppendFormatted(IEnumerable<DateTime> values) => throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>The statement, complete.</summary>
    internal string Complete() => _scanner switch
    {
        { IsQuoted: true } => throw new ArgumentException("The statement ends inside quotes: a ' is missing, or one too many."),
        { IsBraced: true } => throw new ArgumentException("The statement ends inside the braces of FIND: a } is missing. In an "
            + "interpolated string a brace of the text is written twice: }}."),
        _ => _text.ToString(),
    };

    /// <summary>What a search looks for: after FIND, with or without braces around the hole.</summary>
    private protected void Find(Func<SearchText> words)
    {
        Begin();
        if (_scanner.Place is not (HolePlace.Find or HolePlace.Words))
            throw Refused("is what a search looks for, which stands after FIND");
        WriteFind(words);
    }

    private void Scalar<TValue>(TValue value, HoleKind kind, long? whole = null)
    {
        Begin();
        switch (_scanner.Place)
        {
            case HolePlace.Value or HolePlace.Items:
            case HolePlace.Degrees when value is not null && kind is HoleKind.Whole or HoleKind.Number:
            case HolePlace.Unit when value is "mi" or "km":
            case HolePlace.Count when whole is >= 0:
            case HolePlace.Days when whole is > 0:
                Write((ref SoqlWriter writer) => SoqlLiterals.Write(ref writer, value));
                break;
            case HolePlace.List:
                Write((ref SoqlWriter writer) =>
                {
                    writer.Write('(');
                    SoqlLiterals.Write(ref writer, value);
                    writer.Write(')');
                });
                break;
            case HolePlace.Find or HolePlace.Words when kind == HoleKind.Text && value is string text:
                WriteFind(() => SearchText.Words(text));
                break;
            case HolePlace.Pattern when kind == HoleKind.Text && value is not null:
                Write((ref SoqlWriter writer) => SoqlLiterals.WritePattern(ref writer, value is IPicklist picklist
                    ? picklist.Value ?? throw new ArgumentException("this is the default value of a picklist, which is not one")
                    : value.ToString()!));
                break;
            case var place:
                throw Refused(place switch
                {
                    HolePlace.Degrees => "must be a number: degrees",
                    HolePlace.Unit => "must be 'mi' or 'km'",
                    HolePlace.Point => "must be a point: a GeoPoint, or GEOLOCATION(latitude, longitude)",
                    HolePlace.Count => "must be a whole number of rows, from 0 on",
                    HolePlace.Days => "must be a whole number, from 1 on",
                    HolePlace.Pattern => "must be a text: the pattern of LIKE",
                    HolePlace.Find or HolePlace.Words => "must be a text, whose words are searched for, or a SearchText",
                    HolePlace.Condition => "is a value, and a condition stands here: begin it with the name of a field. A name from "
                        + "outside goes in with Soql.Identifier(name), a typed condition as it is",
                    _ => "stands where no value can. A value comes after an operator, LIKE, IN, LIMIT or OFFSET; a name from outside goes "
                        + "in with Soql.Identifier(name); other words of SOQL are in the code",
                });
        }
    }

    private void WriteFind(Func<SearchText> words)
    {
        var isBare = _scanner.Place == HolePlace.Find;
        Write((ref SoqlWriter writer) =>
        {
            var expression = words().Expression;
            // Among operators several words stay together.
            var (open, close) = isBare ? ("{", "}") : expression.Contains(' ', StringComparison.Ordinal) ? ("(", ")") : ("", "");
            writer.Write(open);
            writer.Write(expression);
            writer.Write(close);
        });
    }

    private void Items<TValue>(IEnumerable<TValue>? values)
    {
        Begin();
        if (_scanner.Place is not (HolePlace.List or HolePlace.Items))
            throw Refused("is a list, which stands after IN, NOT IN, INCLUDES or EXCLUDES");
        if (values is null)
            throw Refused("is a list that is null");
        TValue[] items = [.. values];
        if (items.Length == 0)
            throw Refused("is an empty list, which SOQL does not have. Without values there is nothing to ask: leave the condition out, "
                + "or the query");
        var isBare = _scanner.Place == HolePlace.List;
        Write((ref SoqlWriter writer) =>
        {
            if (isBare)
                writer.Write('(');
            for (var i = 0; i < items.Length; i++)
            {
                if (i > 0)
                    writer.Write(", ");
                SoqlLiterals.Write(ref writer, items[i]);
            }
            if (isBare)
                writer.Write(')');
        });
    }

    private void Begin()
    {
        _hole++;
        if (_scanner.IsQuoted)
            throw Quoted();
        if (_after != AfterHole.Nothing)
            throw Refused("follows another hole directly. A hole is a whole value or name");
        if (!_scanner.IsInWord)
            return;
        if (_scanner.IsBraced)
            throw Refused("follows a word directly, and would become a part of it. A hole is whole words: put the rest into it");
        _scanner.EndWord();
        // LIMIT{5}: the word must end somewhere.
        _text.Append(' ');
    }

    private void Write(Writing writing)
    {
        var writer = new SoqlWriter(stackalloc char[128]) { IsHaving = _scanner.IsHaving };
        try
        {
            writing(ref writer);
        }
        catch (ArgumentException e)
        {
            throw Refused("cannot be written: " + e.Message.TrimEnd('.'), e);
        }
        _text.Append(writer.Finish());
        _scanner.ReadValue();
        _after = AfterHole.Value;
    }

    private ArgumentException Quoted() => Refused(
        "stands inside quotes. Leave the quotes out: a hole brings its own. What belongs to the text goes into the hole: {name + \"%\"}");

    // The text before the hole is in the code: it holds no data, as a message must not.
    private ArgumentException Refused(string why, Exception? inner = null)
    {
        var before = _before.Length <= 40 ? _before : "..." + _before[^40..];
        return new ArgumentException($"Hole {_hole} of the statement, after \"{before}\", {why}.", inner);
    }
}
