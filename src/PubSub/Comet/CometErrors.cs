using System.Net;
using System.Text.Json;

namespace Salesforce.Typed.Events.Comet;

/// <summary>Distinguishes CometD's refusals (Streaming API Developer Guide, Streaming API Error Codes).</summary>
internal static class CometErrors
{
    /// <summary>The refusal in a message of the server.</summary>
    public static EventStreamException Explain(string topic, JsonElement message, ReplayId begun)
    {
        var error = Text(message, "error") ?? Reason(message) ?? "no reason is given";
        var status = error.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? error[..colon] : "refused";
        var reason = Reason(message);
        if (status == "400" && !begun.IsNone && error.Contains("replayId", StringComparison.OrdinalIgnoreCase))
            return new ReplayIdException(topic, begun, status, reason, null, null);
        var isUnknownClient = error.Contains("Unknown client", StringComparison.OrdinalIgnoreCase) || Advice(message) == "handshake";
        // A handshake is denied with 403, and its cause says that it is the token.
        var isSessionOver = status == "401" || $"{error} {reason}".Contains("Authentication invalid", StringComparison.OrdinalIgnoreCase);
        return new EventStreamException(
            $"{topic}: {error}{(reason is null || reason == error ? "" : $" ({reason})")}.", status, reason, null, null)
        {
            IsSessionOver = isSessionOver,
            IsTransient = (isUnknownClient || status is "408" or "500" or "502" or "503" or "504") && !isSessionOver,
        };
    }

    /// <summary>The refusal that a status is.</summary>
    public static EventStreamException Explain(string topic, HttpStatusCode status, bool isSessionOver) => new($"{topic}: CometD answered "
        + $"{(int)status}.", ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), null, null, null)
    {
        IsSessionOver = isSessionOver,
        // 403 is how a server that lost the client says so when it does not say it in a message.
        IsTransient = !isSessionOver && (status is HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout
            or HttpStatusCode.TooManyRequests || (int)status >= 500),
    };

    private static string? Advice(JsonElement message) =>
        message.TryGetProperty("advice", out var advice) ? Text(advice, "reconnect") : null;

    private static string? Reason(JsonElement message) =>
        message.TryGetProperty("ext", out var ext) && ext.ValueKind == JsonValueKind.Object && ext.TryGetProperty("sfdc", out var sfdc)
            ? Text(sfdc, "failureReason")
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
