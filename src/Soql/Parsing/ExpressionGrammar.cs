using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>What can stand for a value of a row: fields, functions, aggregates, DISTANCE, FORMULA.</summary>
internal static class ExpressionGrammar
{
    /// <summary>A field, or a function of one. The grammar lets functions nest two deep: <c>FORMAT(MIN(CloseDate))</c>.</summary>
    public static FieldExpression? Field(TokenReader reader, string expected) => Field(reader, expected, functionsLeft: 2);

    /// <summary>The same, or DISTANCE.</summary>
    public static FieldExpression? FieldOrDistance(TokenReader reader, string expected) =>
        IsDistance(reader) ? Distance(reader) : Field(reader, expected);

    private static FieldExpression? Field(TokenReader reader, string expected, int functionsLeft)
    {
        if (reader.Peek(1).Kind != TokenKind.LeftParenthesis || !reader.Current.IsFreeName)
            return NameGrammar.Path(reader, expected);
        var name = reader.Current;
        if (functionsLeft == 0)
            return reader.Refuse<FieldExpression>("functions nest at most two deep", name.Span);
        reader.Take();
        reader.Take();
        if (Field(reader, $"a field name in {name.Text}()", functionsLeft - 1) is not { } argument)
            return null;
        if (!reader.Expect(TokenKind.RightParenthesis, $"the ) that closes {name.Text}("))
            return null;
        var span = reader.Since(name.Span);
        return Aggregates.TryFind(name.Text!, out var aggregate)
            ? new AggregateCall(aggregate, argument) { Span = span }
            : new FunctionCall(SoqlFunctions.Spell(name.Text!), argument) { Span = span };
    }

    // A function named DISTANCE with one argument is also in the grammar: the comma decides.
    private static bool IsDistance(TokenReader reader) =>
        reader.Is(Keyword.Distance) && reader.Peek(1).Kind == TokenKind.LeftParenthesis && reader.Peek(3).Kind == TokenKind.Comma;

    private static DistanceCall? Distance(TokenReader reader)
    {
        var start = reader.Take().Span;
        reader.Take();
        if (NameGrammar.Path(reader, "a geolocation field as the first argument of DISTANCE") is not { } field)
            return null;
        if (!reader.Expect(TokenKind.Comma, "a comma in DISTANCE") || Point(reader) is not var (latitude, longitude))
            return null;
        if (!reader.Expect(TokenKind.Comma, "a comma in DISTANCE") || Unit(reader) is not { } unit)
            return null;
        return reader.Expect(TokenKind.RightParenthesis, "the ) that closes DISTANCE(")
            ? new DistanceCall(field, latitude, longitude, unit) { Span = reader.Since(start) }
            : null;
    }

    private static (NumberLiteral Latitude, NumberLiteral Longitude)? Point(TokenReader reader)
    {
        if (reader.IsHole(k => k == HoleKind.Point))
        {
            reader.Take();
            return (new NumberLiteral("0"), new NumberLiteral("0"));
        }
        if (!reader.Expect(Keyword.Geolocation, "(latitude, longitude) as the second argument of DISTANCE"))
            return null;
        if (!reader.Expect(TokenKind.LeftParenthesis, "( after GEOLOCATION")
            || LiteralGrammar.Number(reader, "a latitude") is not { } latitude)
            return null;
        if (!reader.Expect(TokenKind.Comma, "a comma in GEOLOCATION") || LiteralGrammar.Number(reader, "a longitude") is not { } longitude)
            return null;
        return reader.Expect(TokenKind.RightParenthesis, "the ) that closes GEOLOCATION(") ? (latitude, longitude) : null;
    }

    private static DistanceUnit? Unit(TokenReader reader)
    {
        var unit = reader.Current.Text?.ToUpperInvariant() switch
        {
            "'MI'" => DistanceUnit.Miles,
            "'KM'" => DistanceUnit.Kilometers,
            _ when reader.IsHole(k => k is HoleKind.Unit or HoleKind.Text or HoleKind.Raw) => DistanceUnit.Kilometers,
            _ => (DistanceUnit?)null,
        };
        if (unit is null)
            reader.Fail("the unit 'mi' or 'km'");
        else
            reader.Take();
        return unit;
    }
}
