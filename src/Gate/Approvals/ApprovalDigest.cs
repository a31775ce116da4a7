using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Writes;

namespace Salesforce.Typed.Gate.Approvals;

/// <summary>
/// The digest that an approval is bound to: tool, arguments, and the versions and values of the records that the person was shown. Another
/// write, or the same one over a record that was changed in between, has another digest.
/// </summary>
internal static class ApprovalDigest
{
    /// <summary>The digest of a plan, and what would change, as JSON for the person who decides.</summary>
    public static async Task<(string Digest, string Details)> OfAsync(
        GateCall call, WritePlan plan, string argumentsHash, CancellationToken cancellationToken)
    {
        var before = new List<RecordsBefore>();
        foreach (var item in plan.Items)
        {
            before.Add(item is WriteRequest write
                ? await RecordsBefore.ReadAsync(call, write, cancellationToken).ConfigureAwait(false)
                : RecordsBefore.None);
        }
        var details = ToolJson.Text(ToolJson.Object(writer =>
        {
            if (plan.Items is [WriteRequest only])
            {
                WriteItem(writer, only, before[0]);
                return;
            }
            writer.WriteString("tool", plan.Tool);
            writer.WriteStartArray("steps");
            for (var i = 0; i < plan.Items.Count; i++)
            {
                writer.WriteStartObject();
                WriteItem(writer, plan.Items[i], before[i]);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }));
        var versions = string.Join('\n', before.Select(b => b.Versions));
        var text = $"{call.Caller.Name}\n{plan.Tool}\n{argumentsHash}\n{versions}\n{details}";
        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), details);
    }

    private static void WriteItem(Utf8JsonWriter writer, PlanItem item, RecordsBefore before)
    {
        if (item.Name is { } name)
            writer.WriteString("name", name);
        writer.WriteString("tool", item is WriteRequest { Verb: var verb } ? verb : "get");
        writer.WriteString("object", item.Object);
        if (item is not WriteRequest write)
            return;
        writer.WriteStartArray("records");
        foreach (var record in write.Records)
        {
            writer.WriteStartObject();
            if ((record.IdReference?.Text ?? record.Id) is { } id)
                writer.WriteString("Id", id);
            if (before.Find(record) is { } was)
            {
                writer.WriteStartObject("before");
                foreach (var member in was.EnumerateObject().Where(m => m.Name != "attributes"))
                    member.WriteTo(writer);
                writer.WriteEndObject();
            }
            writer.WriteStartObject("after");
            foreach (var (field, value) in record.Fields)
            {
                writer.WritePropertyName(field);
                value.WriteTo(writer);
            }
            foreach (var (field, row) in record.References)
                writer.WriteString(field, row.Text);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
