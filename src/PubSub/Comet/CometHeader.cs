using System.Text;
using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Decoding;

namespace Salesforce.Typed.Events.Comet;

/// <summary>Reads the header of a change event from JSON.</summary>
internal static class CometHeader
{
    /// <summary>The header, and the names of the fields that changed.</summary>
    public static (ChangeHeader Header, string[] Changed) Read(JsonElement json)
    {
        var header = new ChangeHeader
        {
            EntityName = Text(json, "entityName"),
            Type = HeaderReader.TypeOf(Text(json, "changeType")),
            Origin = Text(json, "changeOrigin"),
            TransactionKey = Text(json, "transactionKey"),
            SequenceNumber = (int)Number(json, "sequenceNumber"),
            CommitTimestamp = Number(json, "commitTimestamp"),
            CommitNumber = Number(json, "commitNumber"),
            CommitUser = RawId.TryRead(Encoding.UTF8.GetBytes(Text(json, "commitUser")), out var user) ? user : default,
        };
        var ids = new List<RawId>();
        foreach (var id in List(json, "recordIds"))
        {
            if (!HeaderReader.TryAddId(Encoding.UTF8.GetBytes(id), header, ids))
                throw new SalesforceFormatException($"Expected an id, found \"{id}\"", header.EntityName, "recordIds");
        }
        header.RecordIds = [.. ids];
        return (header, List(json, "changedFields"));
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;

    private static string[] List(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
        : [];
}
