using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Control;

/// <summary>Writes the last calls.</summary>
internal static class CallLogJson
{
    public static ApiResponse Write(IReadOnlyList<LocalCall> calls) => ApiResponse.Json(json =>
    {
        json.WriteStartArray();
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("time", call.Time.UtcDateTime);
            json.WriteString("method", call.Method);
            json.WriteString("target", call.Target);
            json.WriteNumber("status", call.Status);
            json.WriteNumber("milliseconds", Math.Round(call.Duration.TotalMilliseconds, 2));
            json.WriteString("username", call.Username);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });
}
