using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Decoding;

namespace Salesforce.Typed.Tests;

/// <summary>Values that go to the bus and come back.</summary>
public class ValueTests
{
    private const string Schema = """
        {"type":"record","name":"Account","namespace":"com.sforce.eventbus","fields":[
          {"name":"Name","type":["null","string",{"type":"record","name":"Switchable_PersonName","fields":[{"name":"LastName","type":["null","string"]}]}]},
          {"name":"BillingAddress","type":["null",{"type":"record","name":"Address","fields":[
            {"name":"Street","type":["null","string"]},{"name":"Latitude","type":["null","double"]},{"name":"Xyz","type":["null","string"]}]}]},
          {"name":"ShippingAddress","type":["null","Address"]},
          {"name":"AnnualRevenue","type":["null","double"]},
          {"name":"NumberOfEmployees","type":["null","int"]},
          {"name":"CreatedDate","type":["null","long"]},
          {"name":"LastActivityDate","type":["null","long"]},
          {"name":"IsDeleted","type":["null","boolean"]},
          {"name":"OwnerId","type":["null","string"]},
          {"name":"Regions__c","type":["null","string"]},
          {"name":"Nobody_knows__c","type":["null",{"type":"array","items":{"type":"map","values":"bytes"}}]}]}
        """;

    private static readonly EventPlan Plan = EventPlanBuilder.Build(AvroSchemaParser.Parse("s", Schema), Account.Info);

    [Fact]
    public void What_a_record_holds_comes_back() => Gen.Select(
        Gen.String, Gen.String, Gen.Decimal[-1_000_000_000_000m, 1_000_000_000_000m], Gen.Int, Gen.Double[-90, 90]).Sample(
        (name, street, revenue, employees, latitude) =>
        {
            name = Whole(name);
            street = Whole(street);
            // An amount has at most 15 digits in an event, which is a double.
            revenue = decimal.Round(revenue, 2);
            var record = new Account
            {
                Name = name, BillingStreet = street, AnnualRevenue = revenue, NumberOfEmployees = employees, BillingLatitude = latitude,
            };
            var read = (Account)new EventReader(Plan).Read(new RecordEncoder(Plan).Encode(record, (_, _, _) => { }).ToArray());
            return (read.Name, read.BillingStreet, read.AnnualRevenue, read.NumberOfEmployees, read.BillingLatitude) == (name, street, revenue, employees, latitude)
                && read.ShippingStreet is null && read.CreatedDate == default;
        });

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1234567.89, "1234567.89")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(12345678901234.56, "12345678901234.56")]
    [InlineData(0, "0")]
    [InlineData(1e-7, "0.0000001")]
    public void An_amount_is_the_shortest_number_that_is_that_double(double sent, string amount)
    {
        var writer = new AvroWriter();
        for (var i = 0; i < 3; i++)
            writer.WriteLong(0);
        writer.WriteLong(1);
        writer.WriteDouble(sent);
        for (var i = 0; i < 7; i++)
            writer.WriteLong(0);
        var read = (Account)new EventReader(Plan).Read(writer.Written);
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), read.AnnualRevenue);
    }

    [Fact]
    public void Dates_are_milliseconds_before_and_after_1970()
    {
        var writer = new AvroWriter();
        for (var i = 0; i < 5; i++)
            writer.WriteLong(0);
        writer.WriteLong(1);
        writer.WriteLong(-1);
        writer.WriteLong(1);
        writer.WriteLong(-86_400_000);
        for (var i = 0; i < 4; i++)
            writer.WriteLong(0);
        var read = (Account)new EventReader(Plan).Read(writer.Written);
        Assert.Equal(new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero), read.CreatedDate);
        Assert.Equal(new DateOnly(1969, 12, 31), read.LastActivityDate);
    }

    private static string Whole(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
