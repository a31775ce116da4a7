using System.Globalization;
using System.Text;
using CsCheck;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Values;
using Salesforce.Typed.Testing.Queries.Plans;

namespace Salesforce.Typed.Tests;

/// <summary>Numbers with decimals: none of 18 digits is lost, and the text is that of the platform.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(1E-06, "1.0E-6")]
    [InlineData(-1.5E-05, "-1.5E-5")]
    [InlineData(0.00012, "1.2E-4")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.0205, "0.0205")]
    [InlineData(9999999.5, "9999999.5")]
    [InlineData(10000000, "1.0E7")]
    [InlineData(1234567.25, "1234567.25")]
    [InlineData(-100, "-100.0")]
    [InlineData(1.5E+300, "1.5E300")]
    [InlineData(123456789012345680, "1.2345678901234568E17")]
    public void A_double_reads_as_javas(double value, string expected)
    {
        Span<byte> text = stackalloc byte[NumberText.MostBytes];
        Assert.Equal(expected, Encoding.ASCII.GetString(text[..NumberText.Format(value, text)]));
    }

    [Fact]
    public void Every_double_is_read_back_as_it_was() => Gen.Double.Where(double.IsFinite).Sample(value =>
    {
        var text = new byte[NumberText.MostBytes];
        return double.Parse(text.AsSpan(0, NumberText.Format(value, text)), CultureInfo.InvariantCulture) == value;
    });

    [Fact]
    public void Every_fixed_number_is_read_back_to_its_last_digit() => Gen.Select(Gen.Long[-999_999_999_999_999_999, 999_999_999_999_999_999], Gen.Int[0, 18]).Sample((units, scale) =>
    {
        var text = new byte[NumberText.MostBytes];
        var read = decimal.Parse(text.AsSpan(0, NumberText.Format(units, scale, text)), NumberStyles.Float, CultureInfo.InvariantCulture);
        return read == FixedPoint.Value(units, scale);
    });

    [Fact]
    public async Task Large_amounts_keep_their_cents_in_answers_comparisons_order_and_sums()
    {
        await using var org = await OrgClient.StartAsync();
        foreach (var budget in (string[])["1234567890123456.79", "1234567890123456.78", "0.1", "-9999999999999999.99", "1234567890123456.80"])
            await org.CreateAsync("Project__c", $$"""{"Name":"{{budget}}","Budget__c":{{budget}}}""");
        Assert.Equal(
            ["-9.99999999999999999E15", "0.1", "1.23456789012345678E15", "1.23456789012345679E15", "1.2345678901234568E15"],
            await org.RowsAsync("SELECT Budget__c FROM Project__c ORDER BY Budget__c"));
        Assert.Equal(["1234567890123456.78"], await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c = 1234567890123456.78"));
        Assert.Equal(["1234567890123456.79", "1234567890123456.80"], await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c > 1234567890123456.78 ORDER BY Name"));
        Assert.Equal(["0.1"], await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c > 0.099 AND Budget__c < 0.101"));
        Assert.Empty(await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c = 0.105"));
        Assert.Equal(["0.1"], await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c IN (0.1, 0.105, 1000000000000000000000000000000)"));
        Assert.Equal(["2.46913578024691358E15|1.2345678901234568E15"], await org.RowsAsync("SELECT SUM(Budget__c), MAX(Budget__c) FROM Project__c WHERE Budget__c IN (1234567890123456.78, 1234567890123456.80)"));
        Assert.Equal(["0.1|1"], await org.RowsAsync("SELECT AVG(Budget__c), COUNT(Id) FROM Project__c WHERE Name = '0.1'"));
        Assert.Equal(["0.1"], await org.RowsAsync("SELECT Name FROM Project__c GROUP BY Name HAVING SUM(Budget__c) > 0.05 AND SUM(Budget__c) < 1"));
    }

    [Fact]
    public async Task A_sum_of_more_than_eighteen_digits_goes_on()
    {
        await using var org = await OrgClient.StartAsync();
        for (var i = 0; i < 12; i++)
            await org.CreateAsync("Project__c", """{"Name":"x","Budget__c":9999999999999999.99}""");
        Assert.Equal(["1.2E17"], await org.RowsAsync("SELECT SUM(Budget__c) FROM Project__c"));
        Assert.Equal(["1.2E17"], await org.RowsAsync("SELECT SUM(Budget__c) s FROM Project__c GROUP BY Name HAVING SUM(Budget__c) > 100000000000000000 ORDER BY SUM(Budget__c)"));
        Assert.Equal(["$9,999,999,999,999,999.99"], await org.RowsAsync("SELECT FORMAT(Budget__c) FROM Project__c LIMIT 1"));
    }

    [Fact]
    public async Task A_file_whose_snapshot_has_other_decimals_now_is_converted()
    {
        var file = Path.GetTempFileName();
        try
        {
            foreach (var (precision, scale, expected) in ((int, int, string)[])[(18, 2, "1234.56"), (18, 4, "1234.56"), (0, 0, "1234.56"), (18, 3, "1234.56"), (18, 1, "1234.5")])
            {
                await using var org = await OrgClient.StartAsync(o => o.Schema(Amounts(precision, scale)).Data(file));
                if ((await org.RowsAsync("SELECT Id FROM Amount__c")).Length == 0)
                    await org.CreateAsync("Amount__c", """{"Key__c":1234.56}""");
                Assert.Equal([expected], await org.RowsAsync("SELECT Key__c FROM Amount__c"));
                Assert.Equal(System.Net.HttpStatusCode.OK, (await org.GetAsync($"sobjects/Amount__c/Key__c/{expected}")).Status);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static OrgSchema Amounts(int precision, int scale) => new([DescribeReader.Read(
        $$"""
        {"name":"Amount__c","label":"Amount","createable":true,"updateable":true,"queryable":true,"retrieveable":true,"fields":[
        {"name":"Id","type":"id","label":"Id"},
        {"name":"Key__c","type":"double","label":"Key","precision":{{precision}},"scale":{{scale}},"externalId":true,"idLookup":true,"nillable":true,"createable":true,"updateable":true,"filterable":true}]}
        """).Describe!]);
}
