using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Reads the members of the requests that create a job or change its state.</summary>
internal static class BulkJobBody
{
    /// <summary>The text of a member; null where it is absent or null.</summary>
    /// <exception cref="ApiException">It is not a text.</exception>
    public static string? Text(
        JsonBody body, JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => throw body.CannotDeserialize("string", value),
    };

    /// <exception cref="ApiException">The data is not declared as CSV.</exception>
    public static void RequireCsv(JsonBody body, JsonElement root)
    {
        if (Text(body, root, "contentType") is { } type && type != "CSV")
            throw BulkErrors.Invalid($"Unsupported contentType '{type}': Bulk API 2.0 takes CSV");
    }

    /// <summary>The state that a client asks for.</summary>
    /// <exception cref="ApiException">It is not a state that a client sets.</exception>
    public static BulkJobState State(JsonBody body, JsonElement root) => Text(body, root, "state") switch
    {
        "UploadComplete" => BulkJobState.UploadComplete,
        "Aborted" => BulkJobState.Aborted,
        null => throw BulkErrors.Invalid("state is required: UploadComplete or Aborted"),
        var other => throw BulkErrors.InvalidState($"A client cannot set the state '{other}': set UploadComplete or Aborted"),
    };
}
