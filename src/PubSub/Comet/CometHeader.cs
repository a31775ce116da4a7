using System.Text;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Decoding;

namespace Salesforce.Typed.Events.Comet;

/// <summary>Reads the header of a change event from JSON.</summary>
internal static class CometHeader
{
    // Milliseconds of the years 1 and 9999.
    private const long FirstInstant = -62_135_596_800_000;
    private const long LastInstant = 253_402_300_799_999;

    /// <summary>The header, and the names of the fields that changed.</summary>
    public static (ChangeHeader Header, string[] Changed) Read(JsonElement json)
    {
        var header = new ChangeHeader
        {
            EntityName = Text(json, "entityName"),
            Type = HeaderReader.TypeOf(Text(json, "changeType")),
            Origin = Text(json, "changeOrigin"),
            TransactionKey = Text(json, "transactionKey"),
            SequenceNumber = Number(json, "sequenceNumber") is >= int.MinValue and <= int.MaxValue and var number
                ? (int)number
                : throw Wrong("sequenceNumber"),
            CommitTimestamp = Number(json, "commitTimestamp") is >= FirstInstant and <= LastInstant and var time
                ? time
                : throw Wrong("commitTimestamp"),
            CommitNumber = Number(json, "commitNumber"),
            CommitUser = RawId.TryRead(Encoding.UTF8.GetBytes(Text(json, "commitUser")), out var user) ? user : default,
        };
        var ids = new List<RawId>();
        foreach (var id in List(json, "recordIds"))
        {
            if (!HeaderReader.TryAddId(Encoding.UTF8.GetBytes(id), header, ids))
                throw new SalesforceFormatException($"Expected an id, found \"{ServerText.Show(id)}\"", header.EntityName, "recordIds");
        }
        header.RecordIds = [.. ids];
        return (header, List(json, "changedFields"));
    }

    private static SalesforceFormatException Wrong(string member) => new("Expected another number", null, "ChangeEventHeader." + member);

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long Number(JsonElement json, string name) => json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;

    private static string[] List(
        JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
        : [];
}
