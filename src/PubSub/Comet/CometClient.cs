using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Grpc;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Events.Comet;

/// <summary>
/// One client of CometD: handshake, subscription with the replay extension, and polls (Streaming API Developer Guide, Clients and Timeouts,
/// and Message Durability). It polls when the loop is ready for more, so a slow loop slows it; the server forgets a client that does not
/// poll for 40 seconds, and the stream then begins again after what was handled.
/// </summary>
internal sealed class CometClient(
    HttpMessageInvoker http, Uri address, AccessToken token, Credentials credentials, string topic, ReplayFrom from, TimeProvider clock,
    int mostBytes) : IEventConnection
{
    // A poll ends after 110 seconds.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(130);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    // A poll without events is held by the server; one may be answered immediately now and then.
    private static readonly TimeSpan QuickPoll = TimeSpan.FromMilliseconds(200);
    private const int MostQuickPolls = 100;

    private const int MostCookies = 50;

    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly List<WireEvent> _early = [];
    private string? _clientId;
    private int _messages;
    private int _quickPolls;

    /// <summary>Signs on and subscribes.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await SendAsync("/meta/handshake", WriteHandshake, _early, cancellationToken).ConfigureAwait(false);
        await SendAsync("/meta/subscribe", WriteSubscription, _early, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>It has subscribed before it is handed out.</summary>
    public Task WhenOpen => Task.CompletedTask;

    public async ValueTask<EventBatch> NextAsync(CancellationToken cancellationToken)
    {
        var events = new List<WireEvent>(_early);
        _early.Clear();
        if (events.Count == 0)
        {
            var begun = clock.GetTimestamp();
            await SendAsync("/meta/connect", static writer => writer.WriteString(
                "connectionType"u8, "long-polling"u8), events, cancellationToken).ConfigureAwait(false);
            RequirePause(events.Count > 0 || clock.GetElapsedTime(begun) >= QuickPoll);
        }
        return new EventBatch([.. events], default);
    }

    public void Handled(ReplayId id)
    {
        // The server pushes what it has with each poll: there is nothing to ask for.
    }

    public async ValueTask DisposeAsync()
    {
        if (_clientId is null)
            return;
        using var limit = new CancellationTokenSource(LastWords, clock);
        try
        {
            await SendAsync("/meta/disconnect", static _ => { }, [], limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is EventStreamException or OperationCanceledException)
        {
            // The server will forget the client by itself.
        }
    }

    private static void WriteHandshake(Utf8JsonWriter writer)
    {
        writer.WriteString("version"u8, "1.0"u8);
        writer.WriteString("minimumVersion"u8, "1.0"u8);
        writer.WriteStartArray("supportedConnectionTypes"u8);
        writer.WriteStringValue("long-polling"u8);
        writer.WriteEndArray();
        writer.WriteStartObject("ext"u8);
        writer.WriteBoolean("replay"u8, true);
        writer.WriteEndObject();
    }

    private void WriteSubscription(Utf8JsonWriter writer)
    {
        writer.WriteString("subscription"u8, topic);
        writer.WriteStartObject("ext"u8);
        writer.WriteStartObject("replay"u8);
        writer.WriteNumber(topic, from.IsEarliest ? -2 : from.Id.IsNone ? -1 : from.Id.Number);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void RequirePause(bool isPaused)
    {
        _quickPolls = isPaused ? 0 : _quickPolls + 1;
        if (_quickPolls > MostQuickPolls)
            throw new EventStreamException($"{topic}: CometD answered {_quickPolls} polls in a row immediately and without events, which "
                + $"would have no end.", "endless", null, null, null);
    }

    // Sends one message, and takes what its answer brings.
    private async ValueTask SendAsync(
        string channel, Action<Utf8JsonWriter> write, List<WireEvent> events, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var waiting = new CancellationTokenSource(Longest, clock);
        using var over = waiting.Token.Register(limit.Cancel);
        try
        {
            using var request = MakeRequest(channel, write);
            using var response = await http.SendAsync(request, limit.Token).ConfigureAwait(false);
            _ = RedirectGuard.Require(response, HttpMethod.Post, address);
            if (!response.IsSuccessStatusCode)
                throw Refused(CometErrors.Explain(
                    topic, response.StatusCode, await SessionExpiry.IsReportedAsync(response, limit.Token).ConfigureAwait(false)));
            KeepCookies(response);
            using var answer = JsonDocument.Parse(
                await BoundedBody.ReadAsync(response, mostBytes, "An answer of CometD", limit.Token).ConfigureAwait(false));
            Read(channel, answer.RootElement, events);
        }
        catch (Exception e) when (e is not JsonException && MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException($"CometD answered {channel} with a message that lacks what each has", inner: e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new EventStreamException($"{topic}: CometD did not answer: "
                + $"{ServerText.Line(e.Message)}", e.GetType().Name, null, null, ServerText.Clean(e)) { IsTransient = true };
        }
    }

    private HttpRequestMessage MakeRequest(string channel, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            writer.WriteString("channel"u8, channel);
            writer.WriteString("id"u8, (++_messages).ToString(CultureInfo.InvariantCulture));
            if (_clientId is not null)
                writer.WriteString("clientId"u8, _clientId);
            write(writer);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(buffer.WrittenSpan.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Authorization = token.Header;
        if (_cookies.Count > 0)
            request.Headers.TryAddWithoutValidation(HeaderNames.Cookie, string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        return request;
    }

    private void Read(string asked, JsonElement answer, List<WireEvent> events)
    {
        if (answer.ValueKind != JsonValueKind.Array)
            throw new SalesforceFormatException($"CometD answered {asked} with something else than a list of messages");
        var isAnswered = false;
        foreach (var message in answer.EnumerateArray())
        {
            var channel = message.GetProperty("channel").GetString();
            if (channel == asked)
            {
                isAnswered = true;
                if (!message.TryGetProperty("successful", out var successful) || !successful.GetBoolean())
                    throw Refused(CometErrors.Explain(topic, message, from.Id));
                if (asked == "/meta/handshake")
                    _clientId = message.GetProperty("clientId").GetString();
            }
            else if (channel == topic && message.TryGetProperty("data", out var data))
                events.Add(EventOf(data));
        }
        if (!isAnswered && events.Count == 0)
            throw new EventStreamException($"{topic}: CometD did not answer {asked}.", "no answer", null, null, null)
            {
                IsTransient = true
            };
    }

    private static WireEvent EventOf(JsonElement data)
    {
        var about = data.GetProperty("event");
        var id = about.TryGetProperty("EventUuid", out var uuid) ? uuid.GetString() ?? "" : "";
        return new WireEvent(id, ReplayId.OfNumber(about.GetProperty("replayId").GetInt64()), null, BytesOf(data.GetProperty("payload")));
    }

    private static byte[] BytesOf(JsonElement element) => System.Text.Encoding.UTF8.GetBytes(element.GetRawText());

    private EventStreamException Refused(EventStreamException refusal)
    {
        _clientId = null;
        if (refusal.IsSessionOver)
            credentials.Refuse();
        return refusal;
    }

    private void KeepCookies(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues(HeaderNames.SetCookie, out var cookies))
            return;
        foreach (var cookie in cookies)
        {
            var pair = cookie.AsSpan(0, cookie.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? end : cookie.Length);
            var equals = pair.IndexOf('=');
            if (equals <= 0)
                continue;
            if (_cookies.Count >= MostCookies && !_cookies.ContainsKey(pair[..equals].Trim().ToString()))
                throw new SalesforceFormatException($"CometD sets more than {MostCookies} cookies");
            _cookies[pair[..equals].Trim().ToString()] = pair[(equals + 1)..].Trim().ToString();
        }
    }
}
