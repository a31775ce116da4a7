using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
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
    public void Every_fixed_number_is_read_back_to_its_last_digit() => Gen.Select(
        Gen.Long[-999_999_999_999_999_999, 999_999_999_999_999_999], Gen.Int[0, 18]).Sample((units, scale) =>
    {
        var text = new byte[NumberText.MostBytes];
        var read = decimal.Parse(text.AsSpan(0, NumberText.Format(units, scale, text)), NumberStyles.Float, CultureInfo.InvariantCulture);
        return read == FixedPoint.Value(units, scale);
    });

    [Fact]
    public async Task Large_amounts_keep_their_cents_in_answers_comparisons_order_and_sums()
    {
        await using var org = await OrgClient.StartAsync();
        foreach (var budget in (string[])[
            "1234567890123456.79", "1234567890123456.78", "0.1", "-9999999999999999.99", "1234567890123456.80"
        ])
            await org.CreateAsync("Project__c", $$"""{"Name":"{{budget}}","Budget__c":{{budget}}}""");
        Assert.Equal(
            ["-9.99999999999999999E15", "0.1", "1.23456789012345678E15", "1.23456789012345679E15", "1.2345678901234568E15"],
            await org.RowsAsync("SELECT Budget__c FROM Project__c ORDER BY Budget__c"));
        Assert.Equal(["1234567890123456.78"], await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c = 1234567890123456.78"));
        Assert.Equal([
            "1234567890123456.79", "1234567890123456.80"
        ], await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c > 1234567890123456.78 ORDER BY Name"));
        Assert.Equal(["0.1"], await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c > 0.099 AND Budget__c < 0.101"));
        Assert.Empty(await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c = 0.105"));
        Assert.Equal(
            ["0.1"], await org.RowsAsync("SELECT Name FROM Project__c WHERE Budget__c IN (0.1, 0.105, 1000000000000000000000000000000)"));
        Assert.Equal(["2.46913578024691358E15|1.2345678901234568E15"], await org.RowsAsync(
            "SELECT SUM(Budget__c), MAX(Budget__c) FROM Project__c WHERE Budget__c IN (1234567890123456.78, 1234567890123456.80)"));
        Assert.Equal(["0.1|1"], await org.RowsAsync("SELECT AVG(Budget__c), COUNT(Id) FROM Project__c WHERE Name = '0.1'"));
        Assert.Equal(
            ["0.1"], await org.RowsAsync("SELECT Name FROM Project__c GROUP BY Name HAVING SUM(Budget__c) > 0.05 AND SUM(Budget__c) < 1"));
    }

    [Fact]
    public async Task A_sum_of_more_than_eighteen_digits_goes_on()
    {
        await using var org = await OrgClient.StartAsync();
        for (var i = 0; i < 12; i++)
            await org.CreateAsync("Project__c", """{"Name":"x","Budget__c":9999999999999999.99}""");
        Assert.Equal(["1.2E17"], await org.RowsAsync("SELECT SUM(Budget__c) FROM Project__c"));
        Assert.Equal(["1.2E17"], await org.RowsAsync(
            "SELECT SUM(Budget__c) s FROM Project__c GROUP BY Name HAVING SUM(Budget__c) > 100000000000000000 ORDER BY SUM(Budget__c)"));
        Assert.Equal(["$9,999,999,999,999,999.99"], await org.RowsAsync("SELECT FORMAT(Budget__c) FROM Project__c LIMIT 1"));
    }

    [Fact]
    public async Task A_file_whose_snapshot_has_other_decimals_now_is_converted()
    {
        var file = Path.GetTempFileName();
        try
        {
            foreach (var (precision, scale, expected) in ((int, int, string)[])[
                (18, 2, "1234.56"), (18, 4, "1234.56"), (0, 0, "1234.56"), (18, 3, "1234.56"), (18, 1, "1234.56"), (18, 2, "1234.56")
            ])
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

    [Theory]
    [InlineData("AnnualRevenue", "1234.5678", "1234.5678")]
    [InlineData("AnnualRevenue", "0.1", "0.1")]
    [InlineData("AnnualRevenue", "-0.005", "-0.005")]
    [InlineData("AnnualRevenue", "123456789012345.678", "1.2345678901234567E14")]
    [InlineData("AnnualRevenue", "1e-30", "1.0E-30")]
    [InlineData("AnnualRevenue", "\"1234.5678\"", "1234.5678")]
    [InlineData("AnnualRevenue", "12.340", "12.34")]
    [InlineData("AnnualRevenue", "5.000", "5.0")]
    public async Task Decimals_beyond_the_scale_come_back_as_they_were_written(string field, string written, string expected)
    {
        await using var org = await OrgClient.StartAsync();
        var id = await org.CreateAsync("Account", $$"""{"Name":"Acme","{{field}}":{{written}}}""");
        Assert.Equal([expected], await org.RowsAsync($"SELECT {field} FROM Account"));
        Assert.Equal(expected, (await org.GetAsync($"sobjects/Account/{id}?fields={field}")).Body.GetProperty(field).GetRawText());
        var found = await org.GetAsync("search?q=" + Uri.EscapeDataString($"FIND {{Acme}} RETURNING Account({field})"));
        Assert.Equal(expected, found.Body.GetProperty("searchRecords")[0].GetProperty(field).GetRawText());
        var plain = written.Trim('"');
        if (!plain.Contains('e', StringComparison.Ordinal))
        {
            Assert.Equal(["Acme"], await org.RowsAsync($"SELECT Name FROM Account WHERE {field} = {plain}"));
            Assert.Empty(await org.RowsAsync($"SELECT Name FROM Account WHERE {field} != {plain}"));
            Assert.Equal(["Acme"], await org.RowsAsync($"SELECT Name FROM Account WHERE {field} IN ({plain}, 77)"));
        }
    }

    [Fact]
    public async Task Every_kind_of_number_and_every_way_to_write_keeps_decimals_beyond_the_scale()
    {
        await using var org = await OrgClient.StartAsync(o => o.Schema(Amounts()));
        async Task<string> SendAsync(string method, string path, string body)
        {
            var answer = await org.SendAsync(method, path, body);
            Assert.True((int)answer.Status < 300 && !answer.Text.Contains("\"success\":false", StringComparison.Ordinal), answer.Text);
            return answer.Text;
        }

        await SendAsync("POST", "sobjects/Amount__c", """{"Key__c":1,"Currency__c":1.005,"Percent__c":0.123456,"Double__c":7.0001}""");
        await SendAsync("PATCH", "sobjects/Amount__c/Key__c/2.0001", """{"Currency__c":1.005,"Percent__c":0.123456,"Double__c":7.0001}""");
        await SendAsync("PATCH", "sobjects/Amount__c/Key__c/2.0001", """{"Currency__c":2.005}""");
        await SendAsync(
            "POST", "composite/sobjects",
            """{"records":[{"attributes":{"type":"Amount__c"},"Key__c":3,"Currency__c":3.005,"Percent__c":0.123456,"Double__c":7.0001}]}""");
        await SendAsync(
            "PATCH", "composite/sobjects/Amount__c/Key__c",
            """{"records":[{"attributes":{"type":"Amount__c"},"Key__c":3,"Double__c":7.0003},{"attributes":{"type":"Amount__c"},"Key__c":4.00001,"Currency__c":4.005,"Percent__c":0.123456,"Double__c":7.0001}]}""");
        await SendAsync(
            "POST", "composite/tree/Amount__c",
            """{"records":[{"attributes":{"type":"Amount__c","referenceId":"a"},"Key__c":5,"Currency__c":5.005,"Percent__c":0.123456,"Double__c":7.0001}]}""");
        await SendAsync(
            "POST", "composite",
            """{"compositeRequest":[{"method":"POST","url":"/services/data/v67.0/sobjects/Amount__c","referenceId":"a","body":{"Key__c":6,"Currency__c":6.005,"Percent__c":0.123456,"Double__c":7.0001}}]}""");
        Assert.Equal(
            [
                "1.0|1.005|0.123456|7.0001", "2.0001|2.005|0.123456|7.0001", "3.0|3.005|0.123456|7.0003", "4.00001|4.005|0.123456|7.0001",
                "5.0|5.005|0.123456|7.0001",
                "6.0|6.005|0.123456|7.0001",
            ],
            await org.RowsAsync("SELECT Key__c, Currency__c, Percent__c, Double__c FROM Amount__c ORDER BY Key__c"));
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync("sobjects/Amount__c/Key__c/4.00001")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await org.GetAsync("sobjects/Amount__c/Key__c/4")).Status);
        Assert.Equal(["21.03|0.123456|7.0003|3.505"], await org.RowsAsync(
            "SELECT SUM(Currency__c), AVG(Percent__c), MAX(Double__c), AVG(Currency__c) FROM Amount__c"));
        Assert.Equal(["3.0"], await org.RowsAsync("SELECT Key__c FROM Amount__c WHERE Currency__c > 2.005 AND Currency__c < 3.0051"));
        Assert.Equal(["6.0", "5.0"], await org.RowsAsync("SELECT Key__c FROM Amount__c ORDER BY Currency__c DESC LIMIT 2"));
        Assert.Equal(["0.123456|6"], await org.RowsAsync(
            "SELECT Percent__c, COUNT(Id) FROM Amount__c GROUP BY Percent__c HAVING SUM(Percent__c) = 0.740736"));
        Assert.Equal(["$1.01"], await org.RowsAsync("SELECT FORMAT(Currency__c) FROM Amount__c WHERE Key__c = 1"));
    }

    [Fact]
    public async Task A_whole_number_field_takes_no_decimals_and_too_many_digits_before_the_point_are_refused()
    {
        await using var org = await OrgClient.StartAsync();
        (await org.SendAsync("POST", "sobjects/Account", """{"Name":"x","NumberOfEmployees":1.5}""")).IsError(
            400, "JSON_PARSER_ERROR", "Cannot deserialize instance of int from VALUE_NUMBER_FLOAT value 1.5 or request may be missing a "
                + "required field at [line:1, column:33]", null);
        (await org.SendAsync("POST", "sobjects/Account", """{"Name":"x","AnnualRevenue":1234567890123456789.5}""")).IsError(
            400, "NUMBER_OUTSIDE_VALID_RANGE", "Annual Revenue: value outside of valid range on numeric field: 1234567890123456789.5",
            "AnnualRevenue");
    }

    [Fact]
    public async Task A_change_of_decimals_beyond_the_scale_is_a_change_and_its_event_has_them()
    {
        await using var org = await OrgClient.StartAsync(o => o.ChangeEvents("Account"));
        var id = await org.CreateAsync("Account", """{"Name":"x","AnnualRevenue":1.5}""");
        await org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"AnnualRevenue":1.25}""");
        var events = await CometAsync(org);
        Assert.Equal(
            ["1.5", "1.25"], events.Select(e => e.GetProperty("data").GetProperty("payload").GetProperty("AnnualRevenue").GetRawText()));
    }

    private static async Task<List<JsonElement>> CometAsync(OrgClient org)
    {
        var handshake = await org.SendAsync(
            "POST", "/cometd/67.0", """[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling"]}]""");
        var client = handshake.Body[0].GetProperty("clientId").GetString();
        await org.SendAsync(
            "POST", "/cometd/67.0",
            $$$$"""[{"channel":"/meta/subscribe","clientId":"{{{{client}}}}","subscription":"/data/AccountChangeEvent","ext":{"replay":{"/data/AccountChangeEvent":-2}}}]""");
        var events = await org.SendAsync(
            "POST", "/cometd/67.0", $$"""[{"channel":"/meta/connect","clientId":"{{client}}","connectionType":"long-polling"}]""");
        return [.. events.Body.EnumerateArray().Where(e => e.TryGetProperty("data", out _))];
    }

    private static OrgSchema Amounts() => new([DescribeReader.Read(
        """
        {"name":"Amount__c","label":"Amount","createable":true,"updateable":true,"queryable":true,"retrieveable":true,"fields":[
        {"name":"Id","type":"id","label":"Id","filterable":true,"sortable":true,"groupable":true,"aggregatable":true},
        {"name":"Key__c","type":"double","label":"Key","precision":18,"scale":2,"externalId":true,"idLookup":true,"nillable":true,"createable":true,"updateable":true,"filterable":true,"sortable":true},
        {"name":"Currency__c","type":"currency","label":"Currency","precision":18,"scale":2,"nillable":true,"createable":true,"updateable":true,"filterable":true,"sortable":true,"aggregatable":true},
        {"name":"Percent__c","type":"percent","label":"Percent","precision":5,"scale":2,"nillable":true,"createable":true,"updateable":true,"filterable":true,"sortable":true,"aggregatable":true,"groupable":true},
        {"name":"Double__c","type":"double","label":"Double","precision":18,"scale":0,"nillable":true,"createable":true,"updateable":true,"filterable":true,"sortable":true,"aggregatable":true}]}
        """).Describe!]);

    private static OrgSchema Amounts(int precision, int scale) => new([DescribeReader.Read(
        $$"""
        {"name":"Amount__c","label":"Amount","createable":true,"updateable":true,"queryable":true,"retrieveable":true,"fields":[
        {"name":"Id","type":"id","label":"Id","filterable":true,"sortable":true,"groupable":true,"aggregatable":true},
        {"name":"Key__c","type":"double","label":"Key","precision":{{precision}},"scale":{{scale}},"externalId":true,"idLookup":true,"nillable":true,"createable":true,"updateable":true,"filterable":true}]}
        """).Describe!]);
}
