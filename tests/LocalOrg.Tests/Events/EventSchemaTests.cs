using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Tests;

/// <summary>Our schemas have the form of those that real orgs gave.</summary>
public sealed class EventSchemaTests
{
    [Fact]
    public void A_field_that_a_real_schema_has_too_is_the_same_there()
    {
        var folder = TestPaths.SharedData("pubsub/avro_schemas");
        var model = new OrgModel(SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")));
        var compared = 0;
        foreach (var (sObject, file) in new[] { ("Account", "AccountChangeEvent.v66.avsc"), ("Contact", "ContactChangeEvent.head.avsc") })
        {
            using var real = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
            using var ours = JsonDocument.Parse(ChangeSchema.OfChanges(model.Find(sObject)!, 0).Schema.Json);
            foreach (var member in new[] { "type", "name", "namespace" })
                Assert.Equal(real.RootElement.GetProperty(member).GetString(), ours.RootElement.GetProperty(member).GetString());
            var realFields = Fields(real.RootElement);
            foreach (var (name, field) in Fields(ours.RootElement))
            {
                if (!realFields.TryGetValue(name, out var known))
                    continue;
                Assert.Equal(Text(known), Text(field));
                compared++;
            }
        }
        Assert.True(compared > 50, $"{compared}");
    }

    [Fact]
    public void A_schema_that_was_written_reads_as_it_was()
    {
        var model = new OrgModel(SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")));
        foreach (var sObject in model.Objects)
        {
            var schema = ChangeSchema.OfChanges(sObject, 1).Schema;
            var read = EventSchema.Parse(schema.Json);
            Assert.Equal((schema.Id, schema.Name), (read.Id, read.Name));
            Assert.Equal(schema.Fields.Select(
                f => (f.Name, f.Type, f.Doc, f.Parts.Count)), read.Fields.Select(f => (f.Name, f.Type, f.Doc, f.Parts.Count)));
            Assert.Equal(22, schema.Id.Length);
            Avro.Schema.Parse(schema.Json);
        }
    }

    [Fact]
    public void Recorded_events_are_taken_apart_and_put_together_to_the_same_bytes()
    {
        var folder = TestPaths.SharedData("pubsub");
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "golden_decoded.json")));
        foreach (var recorded in golden.RootElement.EnumerateArray())
        {
            var schema = EventSchema.Parse(
                File.ReadAllText(Path.Combine(folder, "avro_schemas", recorded.GetProperty("schema").GetString()!)));
            var payload = recorded.GetProperty("payload").GetBytesFromBase64();
            var decoded = DecodedEvent.Read(schema, payload);
            Assert.Equal(payload, decoded.Write());
            Assert.Equal(
                Names(recorded, "changedFieldNames").Order(), FieldSet.Parse(schema, decoded.Header!.ChangedFields).Names().Order());
            Assert.Equal(decoded.Header.ChangedFields, FieldSet.Parse(schema, decoded.Header.ChangedFields).ToBitmaps());
            if (recorded.TryGetProperty("replayId", out var replayId))
                Assert.Equal(replayId.GetBytesFromBase64(), ReplayIds.Of(ReplayIds.Parse(replayId.GetBytesFromBase64())!.Value));
        }
    }

    private static List<string> Names(JsonElement recorded, string member) =>
        [.. recorded.GetProperty(member).EnumerateArray().Select(n => n.GetString()!)];

    private static Dictionary<string, JsonElement> Fields(JsonElement schema) =>
        schema.GetProperty("fields").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);

    // Members in the order of their names: JSON has none of its own. Where an address is described first is a matter of the fields around
    // it.
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("name", out var name) && name.GetString() == "Address" => "\"Address\"",
        JsonValueKind.Object => "{" + string.Join(
            ",", value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => m.Name + ":" + Text(m.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Text)) + "]",
        _ => value.GetRawText(),
    };
}
