using CsCheck;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Decoding;

namespace Salesforce.Typed.Tests;

/// <summary>Payloads and schemas that nobody honest sends: they end in a complaint that says where, soon, and in nothing else.</summary>
public class HostileTests
{
    [Fact]
    public void A_damaged_payload_is_read_or_complained_of()
    {
        var events = Golden.All();
        var readers = events.ConvertAll(g => new EventReader(EventPlanBuilder.Build(g.ReadSchema(), GoldenAccount.Info)));
        Gen.Select(Gen.Int[0, events.Count - 1], Gen.Int[0, 10_000], Gen.Byte, Gen.Int[0, 3]).Sample(
            (which, at, value, how) =>
            {
                var payload = events[which].Payload;
                at %= payload.Length;
                byte[] damaged = how switch
                {
                    0 => [.. payload[..at], value, .. payload[(at + 1)..]],
                    1 => payload[..at],
                    2 => [.. payload, value],
                    _ => [.. payload[..at], value, .. payload[at..]],
                };
                try
                {
                    // A reader keeps its working space: each thread of the generator would need its own.
                    lock (readers[which])
                        _ = readers[which].Read(damaged).ToString();
                }
                catch (SalesforceFormatException e)
                {
                    Assert.NotNull(e.SObject);
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void Random_bytes_are_read_or_complained_of()
    {
        var plan = EventPlanBuilder.Build(Golden.All()[0].ReadSchema(), GoldenAccount.Info);
        Gen.Byte.Array[0, 300].Sample(
            bytes =>
            {
                try
                {
                    _ = new EventReader(plan).Read(bytes);
                }
                catch (SalesforceFormatException)
                {
                }
            },
            iter: 20_000,
            threads: 1);
    }

    [Theory]
    [InlineData(
        """{"type":"record","name":"X","fields":[{"name":"A","type":{"type":"array","items":"null"}}]}""", "FE FF FF FF FF FF FF FF FF 01")]
    [InlineData("""{"type":"record","name":"X","fields":[{"name":"A","type":"X"}]}""", "00")]
    [InlineData(
        """{"type":"record","name":"X","fields":[{"name":"A","type":["null","X"]}]}""",
        "02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 "
            + "02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02 02")]
    [InlineData("""{"type":"record","name":"X","fields":[{"name":"A","type":"string"}]}""", "FE FF FF FF 0F 41")]
    [InlineData("""{"type":"record","name":"X","fields":[{"name":"A","type":"string"}]}""", "01")]
    [InlineData("""{"type":"record","name":"X","fields":[{"name":"A","type":["null","string"]}]}""", "04")]
    [InlineData("""{"type":"record","name":"X","fields":[{"name":"A","type":"long"}]}""", "FF FF FF FF FF FF FF FF FF FF FF")]
    public void Lengths_counts_and_depths_are_bounded(string schema, string payload)
    {
        var plan = EventPlanBuilder.Build(AvroSchemaParser.Parse("s", schema), GoldenAccount.Info);
        var error = Assert.Throws<SalesforceFormatException>(
            () => new EventReader(plan).Read(Convert.FromHexString(payload.Replace(" ", "", StringComparison.Ordinal))));
        Assert.Equal(("Account", "A"), (error.SObject, error.Field));
        Assert.Contains("of the payload", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_nothing_that_double_with_each_level_end_soon()
    {
        var levels = Enumerable.Range(1, 25).Select(
            i =>
                $$$"""{"name":"F{{{i}}}","type":{"type":"record","name":"R{{{i}}}","fields":[{"name":"a","type":"R{{{i - 1}}}"},{"name":"b","type":"R{{{i - 1}}}"}]}}""");
        var schema =
            $$$"""{"type":"record","name":"X","fields":[{"name":"F0","type":{"type":"record","name":"R0","fields":[]}},{{{string.Join(',', levels)}}}]}""";
        var plan = EventPlanBuilder.Build(AvroSchemaParser.Parse("s", schema), Acme.Crm.Account.Info);
        Assert.Contains(
            "more than", Assert.Throws<SalesforceFormatException>(() => new EventReader(plan).Read([])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("[]", "a union of one branch at least")]
    [InlineData("\"string\"", "is not a record")]
    [InlineData("""{"type":"record","name":"X"}""", "expected 'fields'")]
    [InlineData("""{"type":"record","name":"X","fields":[{"name":"A","type":"Y"}]}""", "names the type 'Y' before it is declared")]
    [InlineData("""{"type":"record","name":"X","fields":[{"name":"A","type":["null",["string"]]}]}""", "no other union")]
    [InlineData("""{"type":"record","name":"X","fields":[{"name":"A","type":{"type":"fixed","name":"F","size":-1}}]}""", "a size")]
    [InlineData(
        """{"type":"record","name":"X","fields":[{"name":"A","type":{"type":"record","name":"X","fields":[]}}]}""",
        "one type of the name X")]
    public void A_schema_that_is_none_says_what_it_lacks(string schema, string problem) =>
        Assert.Contains(
            problem, Assert.Throws<SalesforceFormatException>(() => AvroSchemaParser.Parse("s", schema)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_field_whose_type_changed_in_the_org_is_told_with_what_to_do()
    {
        var schema = AvroSchemaParser.Parse(
            "s", """{"type":"record","name":"AccountChangeEvent","fields":[{"name":"Phone","type":["null","double"]}]}""");
        var error = Assert.Throws<SalesforceFormatException>(() => EventPlanBuilder.Build(schema, Acme.Crm.Account.Info));
        Assert.Contains("The org sends Account.Phone as Double, and the snapshot has it as Text: pull Account again and "
            + "build", error.Message, StringComparison.Ordinal);
    }
}
