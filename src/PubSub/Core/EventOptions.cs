using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Events;

/// <summary>How a stream of events is read. One that is set up once serves many streams: <c>shared with { From = ... }</c>.</summary>
public sealed record EventOptions
{
    /// <summary>The most that the Pub/Sub API has under way for one subscription.</summary>
    public const int MaxOutstandingLimit = 100;

    /// <summary>How events travel. The Pub/Sub API unless set.</summary>
    public EventTransport Transport { get; init; }

    /// <summary>Where the Pub/Sub API is: one of <see cref="PubSubEndpoints"/>, or a local org's.</summary>
    public Uri Endpoint { get; init; } = PubSubEndpoints.Global;

    /// <summary>Where the stream begins, when the store keeps no place.</summary>
    public ReplayFrom From { get; init; } = ReplayFrom.Latest;

    /// <summary>
    /// Where to begin when the position is too old, is not known to the org, or cannot be read from the store's file:
    /// <c>ReplayFrom.Earliest</c> takes what the org still has. Null, the default, throws <see cref="ReplayIdException"/>, or
    /// <see cref="InvalidOperationException"/> for a file that cannot be read, because events are lost in any case.
    /// </summary>
    public ReplayFrom? IfExpired { get; init; }

    /// <summary>
    /// A channel of your own in place of the object's, as <c>/data/Sales__chn</c>: with enriched fields, or of several objects.
    /// </summary>
    public string? Channel { get; init; }

    /// <summary>Keeps the place up to which the stream was handled. Null keeps it for this run alone.</summary>
    public IReplayStore? Store { get; init; }

    /// <summary>
    /// What the stream is called in the store; the topic unless set, and for a hosted feed the topic and the handler. A key belongs to one
    /// consumer: a second stream that is opened with the same store and key throws <see cref="InvalidOperationException"/>.
    /// </summary>
    public string? StoreKey { get; init; }

    /// <summary>
    /// How often the place is kept at most; zero keeps it after each event. A second unless set. The end of the loop always keeps
    /// it.
    /// </summary>
    public TimeSpan SaveInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Takes an event that cannot be read; when it returns, the stream goes on behind it. Null, the default, ends the stream with
    /// <see cref="SalesforceFormatException"/>, because the event would be lost in silence.
    /// </summary>
    public Func<UndecodableEvent, CancellationToken, ValueTask>? OnUndecodable { get; init; }

    /// <summary>How many events may be in flight, 1 to 100. A slow loop slows the org by it.</summary>
    public int MaxOutstanding { get; init; } = MaxOutstandingLimit;

    /// <summary>How long to wait before a broken stream is opened again: doubled each time, with some chance in it.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait at most.</summary>
    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often a stream that never was open is tried. One that was is opened again without end, since a service outlives outages; each
    /// try is logged.
    /// </summary>
    public int MaxInitialAttempts { get; init; } = 5;

    /// <summary>The org's id, 18 characters; found by signing in unless set.</summary>
    public string? TenantId { get; init; }

    /// <summary>
    /// What sends the requests, in place of connections of the stream's own: for a proxy, or a certificate of your own. It is not
    /// disposed.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; init; }

    internal EventOptions Validate()
    {
        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("https" or "http") || Endpoint.UserInfo.Length > 0)
            throw new ArgumentException($"EventOptions.Endpoint must be an address, as {PubSubEndpoints.Global}.");
        if (Endpoint.Scheme == "http" && !Endpoint.IsLoopback)
            throw new ArgumentException(
                $"EventOptions.Endpoint must be https: over http the access token would be readable in transit to '{Endpoint.Host}'.");
        if (MaxOutstanding is < 1 or > MaxOutstandingLimit)
            throw new ArgumentException($"EventOptions.MaxOutstanding must be from 1 to {MaxOutstandingLimit}, which is the most that the "
                + $"platform has under way; it is {MaxOutstanding}.");
        if (ReconnectDelay < TimeSpan.Zero || MaxReconnectDelay < ReconnectDelay)
            throw new ArgumentException("EventOptions.ReconnectDelay must not be negative, nor longer than MaxReconnectDelay; they are "
                + $"{ReconnectDelay} and {MaxReconnectDelay}.");
        if (MaxInitialAttempts < 1)
            throw new ArgumentException($"EventOptions.MaxInitialAttempts must be 1 at least; it is {MaxInitialAttempts}.");
        if (SaveInterval < TimeSpan.Zero)
            throw new ArgumentException($"EventOptions.SaveInterval must not be negative; it is {SaveInterval}.");
        if (Channel is { } channel && !channel.StartsWith('/'))
            throw new ArgumentException($"EventOptions.Channel must be as /data/Sales__chn; it is '{channel}'.");
        return this;
    }
}
