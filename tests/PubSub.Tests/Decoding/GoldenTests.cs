using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Decoding;

namespace Salesforce.Typed.Tests;

/// <summary>Events of a real org, read by us as a foreign decoder read them.</summary>
public class GoldenTests
{
    [Fact]
    public void Every_recorded_event_reads_as_a_foreign_decoder_read_it()
    {
        foreach (var golden in Golden.All())
        {
            var reader = new EventReader(EventPlanBuilder.Build(golden.ReadSchema(), GoldenAccount.Info));
            var change = new ChangeEvent<GoldenAccount>(null!, null!, (GoldenAccount)reader.Read(golden.Payload), "", default);
            change = new ChangeEvent<GoldenAccount>(reader.Header!, reader.Fields, change.Record, "", default);

            Assert.Equal(Text(golden, "entityName"), change.EntityName);
            Assert.Equal(golden.Header.GetProperty("recordIds").EnumerateArray().Select(
                i => i.GetString()), change.RecordIds.Select(i => i.ToString()));
            Assert.Equal(Text(golden, "changeType"), change.Type.ToString().ToUpperInvariant());
            Assert.Equal(Text(golden, "changeOrigin"), change.Origin);
            Assert.Equal(Text(golden, "transactionKey"), change.TransactionKey);
            Assert.Equal(golden.Header.GetProperty("sequenceNumber").GetInt32(), change.SequenceNumber);
            Assert.Equal(golden.Header.GetProperty("commitTimestamp").GetInt64(), change.CommitTimestamp.ToUnixTimeMilliseconds());
            Assert.Equal(golden.Header.GetProperty("commitNumber").GetInt64(), change.CommitNumber);
            Assert.Equal(Text(golden, "commitUser"), change.CommitUser.ToString());
            Assert.Equal(golden.Changed.Select(Golden.OwnName).Order(), change.ChangedFields.Order());
            Assert.Equal(golden.Nulled.Select(Golden.OwnName).Order(), change.NulledFields.Order());
            Assert.All(golden.Changed, name => Assert.True(change.Changed(Golden.OwnName(name))));

            var values = golden.Values().ToList();
            Assert.All(values, v => Assert.Equal(Expected(v.Value, change.Record.Value(v.Name)), change.Record.Value(v.Name)));
            if (change.Type == ChangeType.Update)
                Assert.All(GoldenAccount.Info.Fields, f => Assert.Equal(
                    f.Name == "Id" || values.Any(v => v.Name == f.Name), change.Record.IsLoaded(f.Name)));
            else
                Assert.Null(change.Record.Value("BillingStreet"));
        }
    }

    [Fact]
    public void What_was_read_is_written_with_the_same_bytes()
    {
        foreach (var golden in Golden.All())
        {
            var plan = EventPlanBuilder.Build(golden.ReadSchema(), GoldenAccount.Info);
            var record = new EventReader(plan).Read(golden.Payload);
            var again = new RecordEncoder(plan).Encode(record, (writer, _, type) => JsonAvro.Write(writer, type, golden.Header));
            Assert.Equal(Convert.ToHexString(golden.Payload), Convert.ToHexString(again));
        }
    }

    [Fact]
    public void The_fields_of_a_record_are_asked_by_a_lambda()
    {
        var golden = Golden.All()[0];
        var reader = new EventReader(EventPlanBuilder.Build(golden.ReadSchema(), GoldenAccount.Info));
        var record = (GoldenAccount)reader.Read(golden.Payload);
        var change = new ChangeEvent<GoldenAccount>(reader.Header!, reader.Fields, record, "", default);

        Assert.True(change.Changed(a => a.ShippingStreet));
        Assert.False(change.Changed(a => a.Phone));
        Assert.Contains("The event does not hold Account.Phone", Assert.Throws<FieldNotLoadedException>(
            () => record.Value("Phone")).Message, StringComparison.Ordinal);
    }

    private static string Text(Golden golden, string member) => golden.Header.GetProperty(member).GetString()!;

    private static object? Expected(JsonElement value, object? like) => like switch
    {
        DateTimeOffset => DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64()),
        DateOnly => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64()).UtcDateTime),
        decimal => decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture),
        double => value.GetDouble(),
        int => value.GetInt32(),
        bool => value.GetBoolean(),
        _ => value.GetString(),
    };
}
