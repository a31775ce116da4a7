using System.Net;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>A CometD server as far as one client needs it: it answers each message as told, and remembers what it was sent.</summary>
internal sealed class CometServer : HttpMessageHandler
{
    private readonly Queue<Func<JsonElement, string>> _polls = new();

    /// <summary>Every message that came.</summary>
    public List<JsonElement> Messages { get; } = [];

    /// <summary>What stood in the headers of each.</summary>
    public List<(string? Cookie, string? Bearer)> Headers { get; } = [];

    /// <summary>How the next subscription is refused; null takes it.</summary>
    public Queue<string> Refusals { get; } = new();

    /// <summary>Answers a poll with these messages in addition to the one that says it succeeded.</summary>
    public CometServer Poll(params string[] messages)
    {
        _polls.Enqueue(
            _ =>
                $$$"""[{{{string.Concat(messages.Select(m => m + ","))}}}{"channel":"/meta/connect","successful":true,"advice":{"reconnect":"retry","interval":0,"timeout":110000}}]""");
        return this;
    }

    /// <summary>Refuses a poll.</summary>
    public CometServer Refuse(string error)
    {
        _polls.Enqueue(
            _ => $$$"""[{"channel":"/meta/connect","successful":false,"error":"{{{error}}}","advice":{"reconnect":"handshake"}}]""");
        return this;
    }

    public static string Event(int replayId, string payload) =>
        $$$$"""{"channel":"/data/AccountChangeEvent","data":{"schema":"x","payload":{{{{payload}}}},"event":{"replayId":{{{{replayId}}}}}}}""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        var message = body.RootElement[0].Clone();
        Messages.Add(message);
        Headers.Add((request.Headers.TryGetValues("Cookie", out var cookies)
            ? string.Join(';', cookies)
            : null, request.Headers.Authorization?.Parameter));
        var channel = message.GetProperty("channel").GetString();
        var answer = channel switch
        {
            "/meta/handshake" => """[{"channel":"/meta/handshake","successful":true,"clientId":"c1","ext":{"replay":true}}]""",
            "/meta/subscribe" => Refusals.TryDequeue(out var refusal)
                ? $$"""[{"channel":"/meta/subscribe","successful":false,"error":"{{refusal}}"}]"""
                : """[{"channel":"/meta/subscribe","successful":true}]""",
            "/meta/connect" => _polls.TryDequeue(out var poll)
                ? poll(message)
                : """[{"channel":"/meta/connect","successful":false,"error":"400::enough"}]""",
            _ => $$"""[{"channel":"{{channel}}","successful":true}]""",
        };
        var response = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(answer, Encoding.UTF8, "application/json")
        };
        if (channel == "/meta/handshake")
            response.Headers.Add("Set-Cookie", "BAYEUX_BROWSER=b1; Path=/; HttpOnly");
        return response;
    }
}
