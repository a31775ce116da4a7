using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

public class LiteralTests
{
    [Theory]
    [InlineData("''", "")]
    [InlineData(@"'it\'s \""q\"" \\ \n\r\t\b\f \u00e9'", "it's \"q\" \\ \n\r\t\b\f \u00e9")]
    [InlineData(@"'\N\T'", "\n\t")]
    [InlineData("'100% _'", "100% _")]
    public void A_text_is_unescaped(string literal, string value) => Assert.Equal(new StringLiteral(value), Value(literal));

    [Theory]
    [InlineData(@"'A%'", "A%")]
    [InlineData(@"'100\%\_ \\ \''", @"100\%\_ \\ '")]
    public void A_pattern_keeps_what_takes_the_meaning_from_a_wildcard(string literal, string pattern) =>
        Assert.Equal(
            new LikePattern(pattern), Assert.IsType<LikeCondition>(Soql.Parse($"SELECT Id FROM A WHERE x LIKE {literal}").Where).Pattern);

    [Theory]
    [InlineData("5", "5"), InlineData("+5", "5"), InlineData("- 5", "-5"), InlineData(".5", ".5"), InlineData("-0.25", "-0.25")]
    public void A_number_keeps_its_digits(string literal, string text) => Assert.Equal(new NumberLiteral(text), Value(literal));

    [Fact]
    public void A_number_too_large_for_its_type_says_so()
    {
        Assert.False(new NumberLiteral(new string('9', 40)).TryGetDecimal(out _));
        Assert.False(new NumberLiteral("9223372036854775808").TryGetInt64(out _));
        Assert.False(new NumberLiteral("1.0").TryGetInt64(out _));
        Assert.True(new NumberLiteral("-1.5").TryGetDecimal(out var value));
        Assert.Equal(-1.5m, value);
    }

    [Theory]
    [InlineData("usd5000", "USD", "5000"), InlineData("EUR12.50", "EUR", "12.50"), InlineData("USD5.", "USD", "5")]
    public void An_amount_has_its_currency(string literal, string code, string amount) =>
        Assert.Equal(new CurrencyLiteral(code, amount), Value(literal));

    [Fact]
    public void Dates_and_times_are_values_of_the_calendar()
    {
        Assert.Equal(new DateLiteral(new DateTime(2024, 2, 29)), Value("2024-02-29"));
        Assert.Equal(new DateTimeLiteral(
            new DateTimeOffset(2024, 1, 31, 10, 0, 0, 500, TimeSpan.FromMinutes(330))), Value("2024-01-31t10:00:00.5+0530"));
        Assert.Equal(new TimeLiteral(new TimeSpan(23, 59, 59), TimeSpan.FromHours(-8)), Value("23:59:59-08:00"));
    }

    [Fact]
    public void All_44_date_literals_parse_and_print()
    {
        var ranges = Enum.GetValues<RelativeDateRange>();

        Assert.Equal(44, ranges.Length);
        Assert.All(ranges, range =>
        {
            var literal = new RelativeDateLiteral(range, range.TakesNumber() ? 3 : null);
            Assert.Equal(literal, Value(literal.ToString().ToLowerInvariant()));
        });
    }

    [Theory]
    [InlineData("2023-02-29", "2023-02-29 is not a day of the calendar")]
    [InlineData("2023-01-01T25:00:00Z", "2023-01-01T25:00:00Z is not a moment of the calendar")]
    [InlineData("2023-01-01T10:00:00", "a dateTime has the form 2026-01-31T10:00:00Z or 2026-01-31T10:00:00+01:00")]
    [InlineData("10:00:00", "a time needs a zone, as in 10:00:00Z")]
    [InlineData("LAST_N_DAYS", "LAST_N_DAYS needs a number: LAST_N_DAYS:n")]
    [InlineData("TODAY:5", "TODAY takes no number")]
    [InlineData("LAST_N_DAYS:99999999999", "99999999999 is too large a number for LAST_N_DAYS")]
    [InlineData("'a\nb'", "a text cannot go on in the next line: write \\n for a line end, and a closing '")]
    [InlineData("'open", "this text has no closing '")]
    [InlineData(@"'\_'", @"\_ is an escape in LIKE only")]
    [InlineData(@"'\x'", @"\x is not an escape of SOQL: there are \' \"" \\ \n \r \t \b \f \uXXXX, and \_ \% in LIKE")]
    [InlineData("\"a\"", "texts are in single quotes, not in double quotes")]
    [InlineData("5.", "expected the end of the statement, found a dot")]
    [InlineData("1e5", "expected the end of the statement, found e5")]
    [InlineData("foo", "expected a value after the operator, found foo")]
    public void What_is_no_value_is_refused(string literal, string message) =>
        Assert.Equal(message, Soql.Error($"SELECT Id FROM A WHERE x = {literal}").Message);

    private static Literal Value(string literal) =>
        Assert.IsType<Comparison>(Soql.Parse($"SELECT Id FROM A WHERE x = {literal}").Where).Right;
}
