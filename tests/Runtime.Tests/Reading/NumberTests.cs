using System.Globalization;
using System.Text;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>Numbers come in any form that JSON has: the platform writes doubles (Object Reference, Primitive Data Types).</summary>
public class NumberTests
{
    [Theory]
    [InlineData("5", "5")]
    [InlineData("5.0", "5")]
    [InlineData("5.50", "5.5")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("1E3", "1000")]
    [InlineData("1.5e+3", "1500")]
    [InlineData("1.0E-7", "0.0000001")]
    [InlineData("1E28", "10000000000000000000000000000")]
    [InlineData("0E400", "0")]
    [InlineData("1E-400", "0")]
    [InlineData("9999999999999999999", "9999999999999999999")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("1234567890.1234567890123456789", "1234567890.1234567890123456789")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("0.12345678901234567890123456789", "0.1234567890123456789012345679")]
    [InlineData("1.2345678E7", "12345678")]
    public async Task An_amount_reads_in_every_form(string json, string value)
    {
        var account = await Pages.RowAsync<Account>($$"""{"AnnualRevenue":{{json}}}""");
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), account.AnnualRevenue);
    }

    [Fact]
    public void Any_decimal_that_JSON_writes_reads_as_the_same_value() =>
        RecordGen.Decimal.Sample(value =>
        {
            Span<ulong> words = stackalloc ulong[2];
            Assert.True(WireNumbers.TryReadDecimal(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)), words));
            Assert.Equal(value, RowValues.UnpackDecimal(words));
        });

    [Fact]
    public void Any_double_that_a_decimal_can_hold_reads_as_the_nearest_decimal() =>
        RecordGen.Double.Where(d => Math.Abs(d) < 1e27).Sample(value =>
        {
            Span<ulong> words = stackalloc ulong[2];
            Assert.True(WireNumbers.TryReadDecimal(Encoding.ASCII.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)), words));
            var error = Math.Abs((double)RowValues.UnpackDecimal(words) - value);
            Assert.True(error <= Math.Max(Math.Abs(value) * 1e-15, 1e-28), $"{value:R} was read as {RowValues.UnpackDecimal(words)}");
        });

    [Fact]
    public void Digits_with_a_point_read_as_the_nearest_double() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 20], Gen.Int[0, 60], Gen.Bool).Sample(
            (digits, scale, shift, negative) =>
            {
                var text = (digits >> shift).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
                text = (negative ? "-" : "") + (scale == 0 ? text : text.Insert(text.Length - scale, "."));
                Assert.True(WireNumbers.TryReadDouble(Encoding.ASCII.GetBytes(text), out var value));
                Assert.Equal(BitConverter.DoubleToInt64Bits(
                    double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(value));
            },
            iter: 20_000);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("1-2")]
    [InlineData("1 ")]
    [InlineData("--1")]
    public void What_is_not_a_number_is_not_a_double(string text) =>
        Assert.False(WireNumbers.TryReadDouble(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Any_double_reads_bit_for_bit() =>
        RecordGen.Double.Sample(value =>
        {
            Assert.True(
                WireNumbers.TryReadDouble(Encoding.ASCII.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)), out var read));
            Assert.Equal(value, read);
        });

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.0", 5)]
    [InlineData("5E0", 5)]
    [InlineData("1E3", 1000)]
    [InlineData("1.2345E4", 12345)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("2147483647.0", int.MaxValue)]
    [InlineData("-0.0", 0)]
    public async Task A_whole_number_reads_in_every_form(string json, int value) =>
        Assert.Equal(value, (await Pages.RowAsync<Account>($$"""{"NumberOfEmployees":{{json}}}""")).NumberOfEmployees);

    [Theory]
    [InlineData("2147483648", "a whole number of 32 bits")]
    [InlineData("1E10", "a whole number of 32 bits")]
    [InlineData("5.5", "a whole number")]
    [InlineData("1E400", "a whole number")]
    [InlineData("99999999999999999999999999999999999999", "a whole number")]
    public async Task What_is_no_whole_number_is_told(string json, string expected)
    {
        var problem = await Pages.FailAsync($$"""{"NumberOfEmployees":{{json}}}""", Account.Info);
        Assert.StartsWith(
            $"Expected {expected}, found {json} (in Account.NumberOfEmployees), at byte ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1E29")]
    [InlineData("1E400")]
    [InlineData("-79228162514264337593543950336")]
    [InlineData("1E999999999999")]
    public async Task An_amount_that_no_decimal_can_hold_is_told(string json)
    {
        var problem = await Pages.FailAsync($$"""{"AnnualRevenue":{{json}}}""", Account.Info);
        Assert.StartsWith($"Expected a number that a decimal can hold, found {json} (in "
            + $"Account.AnnualRevenue)", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("51.5", 51.5)]
    [InlineData("-1.7976931348623157E308", double.MinValue)]
    [InlineData("4.9E-324", double.Epsilon)]
    [InlineData("1e-400", 0)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890d)]
    public async Task A_coordinate_reads_in_every_form(string json, double value) =>
        Assert.Equal(value, (await Pages.RowAsync<Account>($$"""{"BillingLatitude":{{json}}}""")).BillingLatitude);

    [Fact]
    public async Task A_coordinate_without_end_is_told()
    {
        var problem = await Pages.FailAsync("""{"BillingLatitude":1E400}""", Account.Info);
        Assert.Equal("BillingLatitude", problem.Field);
    }
}
