using System.Globalization;
using System.Reflection;
using Acme.Crm;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>Literals say the value that was given, exactly.</summary>
public class LiteralTests
{
    private static readonly AccountFields A = default;
    private static readonly Project__cFields P = default;

    [Fact]
    public void Every_date_literal_of_the_reference_is_there()
    {
        var plain = typeof(SoqlDate).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => p.GetValue(null)!.ToString()!);
        var counted = typeof(SoqlDate).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => m.ReturnType == typeof(SoqlDate) && m.GetParameters() is [{ ParameterType: var p }] && p == typeof(int))
            .Select(m => m.Invoke(null, [7])!.ToString()!);
        string[] expected =
        [
            "YESTERDAY", "TODAY", "TOMORROW", "LAST_90_DAYS", "NEXT_90_DAYS",
            .. from when in (string[])["LAST", "THIS", "NEXT"]
               from unit in (string[])["WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR"]
               select $"{when}_{unit}",
            .. from form in (string[])["LAST_N_{0}:7", "NEXT_N_{0}:7", "N_{0}_AGO:7"]
               from unit in (string[])["DAYS", "WEEKS", "MONTHS", "QUARTERS", "YEARS", "FISCAL_QUARTERS", "FISCAL_YEARS"]
               select string.Format(CultureInfo.InvariantCulture, form, unit),
        ];
        string[] all = [.. plain, .. counted];
        Assert.Equal(44, expected.Length);
        Assert.Equal(expected.Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
        Assert.All(
            all, literal => Statements.Valid($"SELECT Id FROM Account WHERE CreatedDate = {literal} AND LastActivityDate < {literal}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_count_of_units_is_at_least_one(int n) => Assert.Throws<ArgumentOutOfRangeException>(() => SoqlDate.LastNDays(n));

    [Fact]
    public void Any_double_is_written_with_all_its_digits_and_no_exponent() =>
        RecordGen.Double.Sample(value =>
        {
            var text = Statements.Valid(A.BillingLatitude == value)["BillingLatitude = ".Length..];
            Assert.DoesNotContain('E', text);
            Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
        });

    [Fact]
    public void Any_coordinate_of_a_distance_is_written_with_all_its_digits() =>
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180]).Sample((latitude, longitude) =>
        {
            var text = Statements.Valid(P.Site__c.DistanceTo(new GeoPoint(latitude, longitude), DistanceUnit.Miles) < 5, "Project__c");
            var numbers = text[(text.IndexOf("ON(", StringComparison.Ordinal) + 3)..text.IndexOf(')', StringComparison.Ordinal)].Split(
                ", ");
            Assert.Equal([latitude, longitude], numbers.Select(n => double.Parse(n, CultureInfo.InvariantCulture)));
        });

    [Fact]
    public void Any_decimal_is_written_as_its_value() =>
        RecordGen.Decimal.Sample(value => Assert.Equal(
            value, decimal.Parse(Statements.Valid(A.AnnualRevenue == value)["AnnualRevenue = ".Length..], CultureInfo.InvariantCulture)));

    [Fact]
    public void Any_instant_is_written_as_itself() =>
        RecordGen.Instant.Sample(value => Assert.Equal(value, DateTimeOffset.Parse(
            Statements.Valid(P.KickoffAt__c == value, "Project__c")["KickoffAt__c = ".Length..], CultureInfo.InvariantCulture)));

    [Fact]
    public void Numbers_and_dates_do_not_follow_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (string[])["de-DE", "ar-SA", "fa-IR", "th-TH", "sv-SE"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal("AnnualRevenue = -1234567.5", (A.AnnualRevenue == -1234567.5m)!.ToString());
                Assert.Equal("NumberOfEmployees = -5", (A.NumberOfEmployees == -5)!.ToString());
                Assert.Equal("BillingLatitude = -46.9", (A.BillingLatitude == -46.9)!.ToString());
                Assert.Equal("StartDate__c = 2026-11-23", (P.StartDate__c == new DateOnly(2026, 11, 23))!.ToString());
                Assert.Equal("AnnualRevenue = USD1.5", (A.AnnualRevenue == new SoqlCurrency("USD", 1.5m))!.ToString());
                Assert.Equal("""{"NumberOfEmployees":-5,"AnnualRevenue":1.5}""", Written.Json(
                    Account.Empty with { NumberOfEmployees = -5, AnnualRevenue = 1.5m }));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("US")]
    [InlineData("usd")]
    [InlineData("USD5 OR Name != '")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_currency_code_never_reaches_a_statement(string? code) =>
        Assert.Throws<ArgumentException>(() => (A.AnnualRevenue > new SoqlCurrency(code!, 5))!.ToString());
}
