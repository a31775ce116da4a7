using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Policy.Queries;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>
/// Sends a write as one composite request that is all or nothing: the rows are found by the agent's filter before the write and after it,
/// and a row that is not found undoes everything.
/// </summary>
internal static class OrgWriter
{
    private const string DataPath = "/services/data/v";

    /// <summary>Sends a write.</summary>
    public static async Task<IReadOnlyList<WriteOutcome>> SendAsync(GateCall call, WriteRequest request, CancellationToken cancellationToken)
    {
        var isFiltered = call.Access.FilterOf(request.Object) is not null;
        var isGuarded = isFiltered || request.UnchangedSince is not null;
        var steps = new List<Step>();
        if (isGuarded && request.Kind is WriteKind.Update or WriteKind.Delete)
            AddFound(call, steps, "before", request, request.Records.Select(r => r.Id!), request.UnchangedSince);
        steps.Add(Write(call, request, isGuarded || request.AllOrNone));
        if (isFiltered && request.Kind != WriteKind.Delete)
        {
            var ids = request.Kind == WriteKind.Update ? request.Records.Select(r => r.Id!) : Enumerable.Range(0, request.Records.Count).Select(i => $"@{{write[{i}].id}}");
            AddFound(call, steps, "after", request, ids, unchangedSince: null);
        }
        using var body = Body(steps, allOrNone: isGuarded || request.AllOrNone);
        using var response = await call.Org.Client.SendAsync(HttpMethod.Post, "composite", body, cancellationToken).ConfigureAwait(false);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        return Outcomes(call, request, json.RootElement.GetProperty("compositeResponse"));
    }

    private static Step Write(GateCall call, WriteRequest request, bool allOrNone)
    {
        var path = Path(call) + "/composite/sobjects";
        if (request.Kind == WriteKind.Delete)
        {
            var ids = string.Join(',', request.Records.Select(r => r.Id));
            return new Step("write", "DELETE", $"{path}?ids={ids}{(allOrNone ? "&allOrNone=true" : "")}", null);
        }
        if (request.Kind == WriteKind.Upsert)
            path += $"/{request.Object}/{request.Key}";
        return new Step("write", request.Kind == WriteKind.Create ? "POST" : "PATCH", path, writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("allOrNone", allOrNone);
            writer.WriteStartArray("records");
            foreach (var record in request.Records)
                record.Write(writer, request.Object, withId: request.Kind == WriteKind.Update);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    // A query of the rows, and a read that names the last of them: where one is missing, the reference is broken and all is undone.
    private static void AddFound(
        GateCall call, List<Step> steps, string name, WriteRequest request, IEnumerable<string> ids, DateTimeOffset? unchangedSince)
    {
        var statement = VisibleRows.Statement(call.Access, request.Object, ids, unchangedSince);
        // References are filled in before the address is read, so their signs are not escaped.
        var soql = Uri.EscapeDataString(statement).Replace("%40%7B", "@{", StringComparison.Ordinal).Replace("%7D", "}", StringComparison.Ordinal)
            .Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
        steps.Add(new Step(name, "GET", $"{Path(call)}/query?q={soql}", null));
        steps.Add(new Step(
            name + "Check", "GET",
            string.Create(CultureInfo.InvariantCulture, $"{Path(call)}/sobjects/{request.Object}/@{{{name}.records[{request.Records.Count - 1}].Id}}?fields=Id"), null));
    }

    private static string Path(GateCall call) => DataPath + call.Org.Client.Options.ApiVersion;

    private static ReadOnlyMemoryContent Body(List<Step> steps, bool allOrNone)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("allOrNone", allOrNone);
            writer.WriteBoolean("collateSubrequests", false);
            writer.WriteStartArray("compositeRequest");
            foreach (var step in steps)
            {
                writer.WriteStartObject();
                writer.WriteString("method", step.Method);
                writer.WriteString("url", step.Url);
                writer.WriteString("referenceId", step.Name);
                if (step.WriteBody is { } write)
                {
                    writer.WritePropertyName("body");
                    write(writer);
                }
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return new ReadOnlyMemoryContent(buffer.WrittenMemory.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private static IReadOnlyList<WriteOutcome> Outcomes(GateCall call, WriteRequest request, JsonElement responses)
    {
        var byName = responses.EnumerateArray().ToDictionary(r => r.GetProperty("referenceId").GetString()!);
        var write = byName.TryGetValue("write", out var found) ? found : default;
        var guard = byName.Where(r => r.Key != "write").Select(r => r.Value).FirstOrDefault(r => r.GetProperty("httpStatusCode").GetInt32() >= 400);
        // A row that the filter does not find is to the agent a row that is not there.
        var isHidden = guard.ValueKind != JsonValueKind.Undefined && (write.ValueKind == JsonValueKind.Undefined || IsRolledBack(write) || IsWritten(write));
        return [.. Enumerable.Range(0, request.Records.Count).Select(i => isHidden
            ? new WriteOutcome(i, "rolled_back", request.Records[i].Id, ["NOT_FOUND: a record is not there, was changed, or may not be written so. Nothing was written."])
            : Outcome(call, request, write, i))];
    }

    private static bool IsWritten(JsonElement write) => write.GetProperty("httpStatusCode").GetInt32() < 400;

    private static bool IsRolledBack(JsonElement write) => write.GetProperty("body") is { ValueKind: JsonValueKind.Array } body
        && body.EnumerateArray().Any(e => e.TryGetProperty("errorCode", out var code) && code.GetString() == "PROCESSING_HALTED");

    private static WriteOutcome Outcome(GateCall call, WriteRequest request, JsonElement write, int index)
    {
        var body = write.ValueKind == JsonValueKind.Undefined ? default : write.GetProperty("body");
        if (body.ValueKind != JsonValueKind.Array)
            return new WriteOutcome(index, "unknown", request.Records[index].Id, []);
        // Errors of the whole step are one list; those of records have one entry each.
        if (body.GetArrayLength() != request.Records.Count || !body[index].TryGetProperty("success", out var success))
            return new WriteOutcome(index, "failed", request.Records[index].Id, [.. body.EnumerateArray().Select(e => Error(call, request, e))]);
        var id = body[index].TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : request.Records[index].Id;
        if (success.GetBoolean())
            return new WriteOutcome(index, "succeeded", id, []);
        var errors = body[index].GetProperty("errors").EnumerateArray().ToList();
        var isOther = errors.Any(e => Code(e) is "ALL_OR_NONE_OPERATION_ROLLED_BACK" or "PROCESSING_HALTED");
        return new WriteOutcome(index, isOther ? "rolled_back" : "failed", request.Records[index].Id, [.. errors.Select(e => Error(call, request, e))]);
    }

    // The code, and the fields that the agent sees. The org's text may quote what it does not see.
    private static string Error(GateCall call, WriteRequest request, JsonElement error)
    {
        var view = call.Access.View.Find(request.Object);
        var fields = error.TryGetProperty("fields", out var named) && named.ValueKind == JsonValueKind.Array
            ? named.EnumerateArray().Select(f => f.GetString()!).Where(f => view?.FindField(f) is not null).ToList()
            : [];
        return fields.Count == 0 ? Code(error) : $"{Code(error)}: {string.Join(", ", fields)}";
    }

    private static string Code(JsonElement error) =>
        error.TryGetProperty("statusCode", out var code) || error.TryGetProperty("errorCode", out code) ? code.GetString() ?? "" : "";

    private sealed record Step(string Name, string Method, string Url, Action<Utf8JsonWriter>? WriteBody);
}
