using System.Text.Json;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Bulk.Jobs;

/// <summary>Reads what the calls of jobs answer.</summary>
internal static class BulkJobReader
{
    /// <summary>What is expected, for messages.</summary>
    public const string Expected = "a bulk job with id and state";

    /// <summary>Reads a job.</summary>
    /// <exception cref="SalesforceFormatException">The id is missing.</exception>
    public static BulkJob Read(JsonElement json)
    {
        var id = json.GetProperty("id").GetString();
        return new BulkJob
        {
            // It becomes a part of addresses.
            Id = id is { Length: > 0 } && id.All(char.IsAsciiLetterOrDigit)
                ? id
                : throw new SalesforceFormatException("Expected the id of a bulk job"),
            State = Enum.TryParse<BulkJobState>(json.GetProperty("state").GetString(), out var state) ? state : BulkJobState.Unknown,
            RecordsProcessed = Number(json, "numberRecordsProcessed"),
            RecordsFailed = Number(json, "numberRecordsFailed"),
            ErrorMessage = json.TryGetProperty("errorMessage", out var message) && message.ValueKind == JsonValueKind.String
                ? message.GetString()
                : null,
        };
    }

    private static long Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : 0;
}
