using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Writes;

namespace Salesforce.Typed.Gate.Approvals;

/// <summary>
/// The digest that an approval is bound to: tool, arguments, and the versions and values of the records that the person was shown. Another write, or
/// the same one over a record that was changed in between, has another digest.
/// </summary>
internal static class ApprovalDigest
{
    /// <summary>The digest of a write, and what would change, as JSON for the person who decides.</summary>
    public static async Task<(string Digest, string Details)> OfAsync(
        GateCall call, WriteRequest request, string argumentsHash, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(call, request, cancellationToken).ConfigureAwait(false);
        var details = ToolJson.Text(ToolJson.Object(writer =>
        {
            writer.WriteString("tool", request.Kind.ToString().ToLowerInvariant());
            writer.WriteString("object", request.Object);
            writer.WriteStartArray("records");
            foreach (var record in request.Records)
            {
                writer.WriteStartObject();
                if (record.Id is { } id)
                    writer.WriteString("Id", id);
                if (record.Id is { } key && before.TryGetValue(Tools.RecordIds.Normal(key), out var was))
                {
                    writer.WriteStartObject("before");
                    foreach (var member in was.EnumerateObject().Where(m => m.Name != "attributes"))
                        member.WriteTo(writer);
                    writer.WriteEndObject();
                }
                writer.WriteStartObject("after");
                foreach (var (name, value) in record.Fields)
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }));
        var versions = string.Join(';', before.OrderBy(b => b.Key, StringComparer.Ordinal)
            .Select(b => $"{b.Key}={(b.Value.TryGetProperty("SystemModstamp", out var stamp) ? stamp.ToString() : "")}"));
        var text = $"{call.Caller.Name}\n{request.Kind}\n{request.Object}\n{argumentsHash}\n{versions}\n{details}";
        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), details);
    }

    // As the org has them now: the person decides on values, and not on what the agent says of them.
    private static async Task<Dictionary<string, JsonElement>> ReadAsync(GateCall call, WriteRequest request, CancellationToken cancellationToken)
    {
        var ids = request.Records.Select(r => r.Id).OfType<string>().ToList();
        if (ids.Count == 0)
            return [];
        var describe = call.Org.Schema.Find(request.Object)!;
        var fields = request.Records.SelectMany(r => r.Fields.Keys).Concat(["SystemModstamp"])
            .Where(f => describe.FindField(f) is not null).Distinct(StringComparer.OrdinalIgnoreCase);
        var soql = $"SELECT {string.Join(", ", fields.Prepend("Id"))} FROM {request.Object} WHERE Id IN ({string.Join(",", ids.Select(i => $"'{i}'"))})";
        using var response = await call.Org.Client.SendAsync(
            HttpMethod.Get, $"query?q={Uri.EscapeDataString(soql)}", cancellationToken: cancellationToken).ConfigureAwait(false);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        return json.RootElement.GetProperty("records").EnumerateArray()
            .ToDictionary(r => Tools.RecordIds.Normal(r.GetProperty("Id").GetString()!), r => r.Clone());
    }
}
