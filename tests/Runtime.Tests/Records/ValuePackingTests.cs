using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Tests;

/// <summary>Values are kept in words, in one form each, so that equal values are equal words.</summary>
public class ValuePackingTests
{
    [Fact]
    public void Any_decimal_comes_back_with_its_value() =>
        RecordGen.Decimal.Sample(value => Assert.Equal(value, RowValues.UnpackDecimal(Pack(value))), iter: 3_000);

    [Fact]
    public void Decimals_of_one_value_are_the_same_words_whatever_their_zeros() =>
        Gen.Select(RecordGen.Decimal, Gen.Int[0, 28]).Sample((value, more) =>
        {
            var other = value;
            for (var i = 0; i < more && decimal.GetBits(other)[3] >> 16 is var flags && (flags & 0xff) < 28; i++)
            {
                try
                {
                    other *= 1.0m;
                }
                catch (OverflowException)
                {
                    break;
                }
            }
            if (other != value)
                return;
            Assert.Equal(Pack(value), Pack(other));
        }, iter: 3_000);

    [Fact]
    public void Decimals_of_different_values_are_different_words() =>
        Gen.Select(RecordGen.Decimal, RecordGen.Decimal).Sample((a, b) => Assert.Equal(a == b, Pack(a).SequenceEqual(Pack(b))));

    [Fact]
    public void What_is_packed_is_never_taken_for_null() =>
        Gen.Select(RecordGen.Decimal, RecordGen.Double, RecordGen.Instant, RecordGen.Date, RecordGen.Time, Gen.Int)
            .Sample((m, f, t, d, c, n) =>
        {
            Assert.NotEqual(0UL, Pack(m)[0]);
            Assert.All([
                RowValues.Pack(f), RowValues.Pack(t), RowValues.Pack(d), RowValues.Pack(c), RowValues.Pack(n), RowValues.Pack(false)
            ], w => Assert.NotEqual(0UL, w));
            Assert.Equal(f, RowValues.UnpackDouble(RowValues.Pack(f)));
            Assert.Equal((t.ToUniversalTime(), d, c, n), (RowValues.UnpackDateTime(RowValues.Pack(t)), RowValues.UnpackDate(
                RowValues.Pack(d)), RowValues.UnpackTime(RowValues.Pack(c)), RowValues.UnpackInt(RowValues.Pack(n))));
        });

    [Fact]
    public async Task Amounts_are_equal_by_value()
    {
        var read = await Pages.RowAsync<Account>("""{"AnnualRevenue":5.50}""");
        Assert.Equal(Account.Empty with { AnnualRevenue = 5.5m }, read);
        Assert.Equal(read, await Pages.RowAsync<Account>("""{"AnnualRevenue":0.55E1}"""));
    }

    private static ulong[] Pack(decimal value)
    {
        var words = new ulong[2];
        RowValues.Pack(value, words);
        return words;
    }
}
