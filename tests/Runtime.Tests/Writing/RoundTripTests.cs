using System.Text.Json;
using Acme.Crm;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>What is written reads back as what it was.</summary>
public class RoundTripTests
{
    [Fact]
    public void Any_record_of_any_object_survives_writing_and_reading() =>
        RecordGen.Any.Sample(record => Assert.Equal(record, Written.ReadBack(record)), iter: 1_000);

    [Fact]
    public void The_body_is_JSON_that_says_what_was_set_and_nothing_else() =>
        RecordGen.Any.Sample(record =>
        {
            using var json = JsonDocument.Parse(Written.Json(record));
            Assert.Equal(record.GetChanges().Select(c => c.Field), json.RootElement.EnumerateObject().Select(m => m.Name));
            JsonOracle.AssertSame(record, json.RootElement);
        }, iter: 1_000);

    [Fact]
    public void Any_record_survives_JsonSerializer() =>
        RecordGen.Any.Sample(record =>
        {
            var type = record.GetType();
            Assert.Equal(record, JsonSerializer.Deserialize(JsonSerializer.Serialize(record, type), type));
        }, iter: 200);

    [Fact]
    public void A_date_time_is_written_to_the_millisecond_and_a_time_too()
    {
        var instant = new DateTimeOffset(2026, 11, 23, 8, 15, 30, TimeSpan.FromHours(2)).AddTicks(1_239_999);
        Assert.Equal("""{"KickoffAt__c":"2026-11-23T06:15:30.123Z"}""", Written.Json(Project__c.Empty with { KickoffAt__c = instant }));
        Assert.Equal(
            """{"DailyStandup__c":"09:30:00.000Z"}""", Written.Json(Project__c.Empty with { DailyStandup__c = new TimeOnly(9, 30) }));
    }
}
