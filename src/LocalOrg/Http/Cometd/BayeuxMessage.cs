using System.Text.Json;

namespace Salesforce.Typed.Testing.Http.Cometd;

/// <summary>A message of a CometD client, and what it is answered with.</summary>
internal sealed class BayeuxMessage(JsonElement message)
{
    private const int PollMilliseconds = 110_000;

    public string Channel { get; } = Text(message, "channel");

    public string ClientId { get; } = Text(message, "clientId");

    public string Subscription { get; } = Text(message, "subscription");

    /// <summary>Whether the client asks for an immediate response: <c>"advice": {"timeout": 0}</c>.</summary>
    public bool WantsNoWait { get; } = Member(Member(message, "advice"), "timeout") is { ValueKind: JsonValueKind.Number } timeout
        && timeout.GetDouble() == 0;

    /// <summary>
    /// Where a subscription begins: -1 with what is new, -2 with all there is, else after that event; null where the value is not a replay
    /// id.
    /// </summary>
    public long? ReplayOf(string channel)
    {
        if (Member(Member(Member(message, "ext"), "replay"), channel) is not { ValueKind: not JsonValueKind.Null } replay)
            return -1;
        return replay.ValueKind == JsonValueKind.Number && replay.TryGetInt64(out var id) ? id : null;
    }

    public Action<Utf8JsonWriter> Success(Action<Utf8JsonWriter>? more = null) => json =>
    {
        json.WriteStartObject();
        Begin(json);
        json.WriteBoolean("successful", true);
        more?.Invoke(json);
        json.WriteEndObject();
    };

    /// <param name="error">The error, as <c>403::Unknown client</c>.</param>
    /// <param name="reconnect">What the client is to do: handshake, retry, or none.</param>
    /// <param name="reason">What lies behind it, where that is another error.</param>
    /// <param name="subscription">What was to be subscribed to.</param>
    public Action<Utf8JsonWriter> Failure(string error, string reconnect, string? reason = null, string? subscription = null) => json =>
    {
        json.WriteStartObject();
        Begin(json);
        json.WriteBoolean("successful", false);
        json.WriteString("error", error);
        if (subscription is not null)
            json.WriteString("subscription", subscription);
        if (reason is not null)
        {
            json.WriteStartObject("ext");
            json.WriteStartObject("sfdc");
            json.WriteString("failureReason", reason);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        WriteAdvice(json, reconnect);
        json.WriteEndObject();
    };

    public static void WriteAdvice(Utf8JsonWriter json, string reconnect)
    {
        json.WriteStartObject("advice");
        json.WriteString("reconnect", reconnect);
        json.WriteNumber("interval", 0);
        if (reconnect == "retry")
            json.WriteNumber("timeout", PollMilliseconds);
        json.WriteEndObject();
    }

    private void Begin(Utf8JsonWriter json)
    {
        json.WriteString("channel", Channel);
        if (Member(message, "id") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } id)
        {
            json.WritePropertyName("id");
            id.WriteTo(json);
        }
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;

    private static string Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
