using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Data.Users;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing.Http.Cometd;

/// <summary>
/// The event bus over CometD: Bayeux messages by long polling, as Salesforce's Streaming API has it (Streaming API, Message Reliability,
/// Error Codes, Clients and Timeouts).
/// </summary>
internal sealed class CometdResource(OrgModel model, TimeProvider clock, EventBus bus, EventFaults faults, UserDirectory users)
{
    /// <summary>The longest request (Streaming API Limits).</summary>
    public const int MostRequestBytes = 32_768;

    // Concurrent clients (Streaming API Limits); one user leaves room for others.
    private const int MostClients = 2000;
    private const int MostClientsOfUser = 1000;
    private const int MostEvents = 500;
    private const string CookieName = "BAYEUX_BROWSER";

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(110);
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<string, CometdClient> _clients = new(StringComparer.Ordinal);

    /// <summary>Answers a request of one or more messages.</summary>
    /// <param name="session">The session of its token; null without a good one.</param>
    /// <param name="cookies">Its cookies.</param>
    /// <param name="body">The messages.</param>
    /// <param name="cancellationToken">The client goes.</param>
    public async Task<ApiResponse> AnswerAsync(
        Session? session, IRequestCookieCollection cookies, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var fault = faults.Take();
        if (fault is EventFaultKind.Unavailable or EventFaultKind.TooManyClients)
            throw new ApiException(503, "SERVER_UNAVAILABLE", "The server is temporarily unavailable.", null);
        if (fault == EventFaultKind.TokenExpired || (session is not null && !users.Find(session.Username).Account.ApiEnabled))
            session = null;
        using var json = JsonBody.Parse(body);
        var messages = json.Root.ValueKind == JsonValueKind.Array ? json.Root.EnumerateArray().ToList() : [json.Root];
        var answers = new List<Action<Utf8JsonWriter>>();
        string? cookie = null;
        var hasConnected = false;
        foreach (var message in messages)
        {
            var bayeux = new BayeuxMessage(message);
            if (fault == EventFaultKind.DeliveryLimitExceeded)
            {
                answers.Add(bayeux.Failure("403::Organization total events daily limit exceeded", "none"));
                continue;
            }
            switch (bayeux.Channel)
            {
                case "/meta/handshake":
                    answers.Add(Handshake(bayeux, session, ref cookie));
                    break;
                // A second poll of one request would wait for the first.
                case "/meta/connect" when hasConnected:
                    answers.Add(bayeux.Failure("400::A request has one connect message at most", "none"));
                    break;
                case "/meta/connect":
                    hasConnected = true;
                    answers.AddRange(
                        await ConnectAsync(bayeux, ClientOf(bayeux, cookies), session, cancellationToken).ConfigureAwait(false));
                    break;
                case "/meta/subscribe":
                    answers.Add(With(bayeux, cookies, session, client => Subscribe(bayeux, client)));
                    break;
                case "/meta/unsubscribe":
                    answers.Add(With(bayeux, cookies, session, client =>
                    {
                        client.Unsubscribe(bayeux.Subscription);
                        return bayeux.Success(j => j.WriteString("subscription", bayeux.Subscription));
                    }));
                    break;
                case "/meta/disconnect":
                    answers.Add(With(bayeux, cookies, session, client =>
                    {
                        Forget(client);
                        return bayeux.Success();
                    }));
                    break;
                default:
                    answers.Add(bayeux.Failure("403::Publish denied", "none"));
                    break;
            }
        }
        var response = ApiResponse.Json(j =>
        {
            j.WriteStartArray();
            foreach (var answer in answers)
                answer(j);
            j.WriteEndArray();
        });
        if (cookie is not null)
            response.Headers.Add(new("Set-Cookie", $"{CookieName}={cookie}; Path=/; HttpOnly; SameSite=Strict"));
        return response;
    }

    private Action<Utf8JsonWriter> Handshake(BayeuxMessage message, Session? session, ref string? cookie)
    {
        if (session is null)
            return message.Failure("403::Handshake denied", "none", "401::Authentication invalid");
        if (!HasRoom(session.Username))
            return message.Failure("403::Organization concurrent user limit exceeded", "none");
        cookie ??= Random();
        var client = new CometdClient(Random(), cookie, session) { Idle = clock.GetUtcNow() };
        _clients[client.Id] = client;
        return message.Success(json =>
        {
            json.WriteString("version", "1.0");
            json.WriteString("minimumVersion", "1.0");
            json.WriteString("clientId", client.Id);
            json.WriteStartArray("supportedConnectionTypes");
            json.WriteStringValue("long-polling");
            json.WriteEndArray();
            json.WriteStartObject("ext");
            json.WriteBoolean("replay", true);
            json.WriteBoolean("payload.format", true);
            json.WriteEndObject();
            BayeuxMessage.WriteAdvice(json, "retry");
        });
    }

    private async Task<List<Action<Utf8JsonWriter>>> ConnectAsync(
        BayeuxMessage message, CometdClient? client, Session? session, CancellationToken cancellationToken)
    {
        if (Refusal(message, client, session) is { } refusal)
            return [refusal];
        var disconnected = faults.Disconnected;
        var isFirst = !client!.HasConnected || message.WantsNoWait;
        (client.HasConnected, client.Idle) = (true, null);
        var events = await PollAsync(client, isFirst, disconnected, cancellationToken).ConfigureAwait(false);
        client.Idle = clock.GetUtcNow();
        if (disconnected.IsCompleted)
            Forget(client);
        if (!_clients.ContainsKey(client.Id))
            return [message.Failure("403::Unknown client", "handshake")];
        var answers = events.ConvertAll(e => Delivery(e.View, e.Event));
        answers.Add(message.Success(json =>
        {
            json.WriteString("clientId", client.Id);
            if (isFirst)
                BayeuxMessage.WriteAdvice(json, "retry");
        }));
        return answers;
    }

    private async Task<List<(TopicView View, StoredEvent Event)>> PollAsync(
        CometdClient client, bool isFirst, Task disconnected, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timeout = Task.Delay(LongestPoll, clock, stop.Token);
        try
        {
            while (true)
            {
                var (changed, more) = (client.Changed.Next, bus.Log.Changed);
                var events = client.Take(bus.Log, MostEvents);
                if (events.Count > 0 || isFirst || timeout.IsCompleted || disconnected.IsCompleted || !_clients.ContainsKey(client.Id))
                    return events;
                await Task.WhenAny(changed, more, disconnected, timeout).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            // Whether the answer arrives or not, the client has as long as any other to come back.
            client.Idle = clock.GetUtcNow();
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private Action<Utf8JsonWriter> Subscribe(BayeuxMessage message, CometdClient client)
    {
        if (Topic.Find(message.Subscription, model, bus.Settings) is not { } topic)
            return message.Failure("404::Unknown channel", "none", subscription: message.Subscription);
        var view = new TopicView(topic, () => users.Find(client.Session.Username), bus.Schemas);
        if (!view.IsAllowed)
            return message.Failure("403:denied_by_security_policy:create_denied", "none", subscription: message.Subscription);
        if (message.ReplayOf(message.Subscription) is not { } replay || (replay is not (-1 or -2) && !bus.Log.IsValid(replay)))
        {
            return message.Failure(
                $"400::The replayId {{{message.ReplayOf(message.Subscription)}}} you provided was invalid.  Please provide a valid ID, "
                    + "-2 to replay all events, or -1 to replay only new events.",
                "none", subscription: message.Subscription);
        }
        var position = replay switch
        {
            -1 => bus.Log.Tip,
            -2 => bus.Log.Earliest,
            _ => faults.Redelivered is > 0 and var again ? bus.Log.Before(replay, again, view.Has) : replay,
        };
        client.Subscribe(view, position);
        return message.Success(json =>
        {
            json.WriteString("clientId", client.Id);
            json.WriteString("subscription", message.Subscription);
        });
    }

    private Action<Utf8JsonWriter> Delivery(TopicView view, StoredEvent stored) => json =>
    {
        json.WriteStartObject();
        json.WriteString("channel", view.Topic.Name);
        json.WritePropertyName("data");
        var (schema, payload) = view.Read(stored);
        EventJson.Write(json, schema, payload, stored);
        json.WriteEndObject();
    };

    private Action<Utf8JsonWriter> With(
        BayeuxMessage message, IRequestCookieCollection cookies, Session? session, Func<CometdClient, Action<Utf8JsonWriter>> then)
    {
        var client = ClientOf(message, cookies);
        return Refusal(message, client, session) ?? then(client!);
    }

    private static Action<Utf8JsonWriter>? Refusal(BayeuxMessage message, CometdClient? client, Session? session) =>
        session is null ? message.Failure("401::Authentication invalid", "none", "401::Authentication invalid")
        : client is null || client.Session != session ? message.Failure("403::Unknown client", "handshake")
        : null;

    // A client that sends nothing for too long, or sends another cookie, is unknown.
    private CometdClient? ClientOf(BayeuxMessage message, IRequestCookieCollection cookies)
    {
        if (!_clients.TryGetValue(message.ClientId, out var client) || !SecretText.Same(cookies[CookieName], client.Cookie))
            return null;
        if (!(clock.GetUtcNow() - client.Idle > LongestAbsence))
            return client;
        Forget(client);
        return null;
    }

    private bool HasRoom(string username)
    {
        bool HasRoomNow() => _clients.Count < MostClients && _clients.Values.Count(c => c.Session.Username == username) < MostClientsOfUser;

        if (HasRoomNow())
            return true;
        var now = clock.GetUtcNow();
        foreach (var client in _clients.Values.Where(c => now - c.Idle > LongestAbsence))
            Forget(client);
        return HasRoomNow();
    }

    private void Forget(CometdClient client)
    {
        _clients.TryRemove(client.Id, out _);
        client.Changed.Set();
    }

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(14));
}
