using Grpc.Core;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Grpc;
using Salesforce.Typed.Events.Wire;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Events.Publishing;

/// <summary>Publishes events of one kind. A call that breaks is not retried, because the org may have taken the events.</summary>
internal sealed class Publication : IDisposable
{
    private readonly SObjectInfo _info;
    private readonly TimeProvider _clock;
    private readonly PubSubChannel _channel;
    private EventEncoder? _encoder;
    private int _isDisposed;

    public Publication(SalesforceClient org, EventOptions options, SObjectInfo info)
    {
        if (options.Transport != EventTransport.PubSub)
            throw new NotSupportedException($"CometD delivers events and takes none: {info.Name} can be published over the Pub/Sub API, "
                + $"or by REST as a record that is created.");
        _info = info;
        _clock = org.Options.TimeProvider;
        _channel = PubSubChannel.Take(org, options);
        Credentials = new Credentials(org, options.TenantId);
        Topic = options.Channel ?? EntityNames.EventTopic(info.Name);
    }

    /// <summary>The topic.</summary>
    public string Topic { get; }

    /// <summary>Signs the calls.</summary>
    public Credentials Credentials { get; }

    /// <summary>Makes the calls.</summary>
    public PubSub.PubSubClient Client => _channel.Client;

    /// <summary>Sends events and waits for each one's result.</summary>
    /// <param name="records">The events.</param>
    /// <param name="send">Sends one request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">A record was received from the org: only a new one is published.</exception>
    public async Task<IReadOnlyList<PublishOutcome>> SendAsync(
        IEnumerable<SObject> records, Func<PublishRequest, CancellationToken, Task<PublishResponse>> send,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<SObject> events = [.. records];
        for (var i = 0; i < events.Count; i++)
            WriteRules.RequireNew(events[i], i);
        var encoder = _encoder ??= await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var batches = PublishBatches.Cut([.. events.Select(encoder.Encode)]).ToList();
        var outcomes = new List<PublishOutcome>();
        string? failed = null;
        foreach (var batch in batches)
        {
            if (failed is not null)
            {
                outcomes.AddRange(batch.Select(e => new PublishOutcome(e.Id, PublishStatus.NotSent, default, failed)));
                continue;
            }
            var request = new PublishRequest { TopicName = Topic };
            request.Events.AddRange(batch);
            try
            {
                var answer = await TwiceAsync(token => send(request, token), cancellationToken).ConfigureAwait(false);
                outcomes.AddRange(OutcomesOf(batch, answer));
                // The event was given another field or lost one: the next is made by the new schema.
                if (answer.SchemaId.Length > 0 && answer.SchemaId != encoder.SchemaId)
                    _encoder = null;
            }
            catch (EventStreamException e) when (outcomes.Count > 0 || e.IsTransient)
            {
                failed = e.Message;
                outcomes.AddRange(batch.Select(
                    p => new PublishOutcome(p.Id, e.IsTransient ? PublishStatus.Unknown : PublishStatus.Refused, default, failed)));
            }
        }
        return outcomes;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            _channel.Release();
    }

    private async Task<EventEncoder> PrepareAsync(CancellationToken cancellationToken)
    {
        var topic = await TwiceAsync(
            async token => await Client.GetTopicAsync(new TopicRequest
            {
                TopicName = Topic
            }, await Credentials.MakeAsync(token).ConfigureAwait(false), cancellationToken: token).ResponseAsync.ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        if (!topic.CanPublish)
            throw new EventStreamException($"{Topic} takes no events from this user: Create on the platform event is needed.", nameof(
                StatusCode.PermissionDenied), null, topic.RpcId, null);
        var schema = await _channel.Schemas.GetAsync(topic.SchemaId, Credentials, cancellationToken).ConfigureAwait(false);
        return new EventEncoder(schema, _info, await Credentials.UserAsync(cancellationToken).ConfigureAwait(false), _clock);
    }

    // A token that is refused is refused before anything is done.
    private async Task<TRow> TwiceAsync<TRow>(Func<CancellationToken, Task<TRow>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await OnceAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (EventStreamException e) when (e.IsSessionOver)
        {
            Credentials.Refuse();
            return await OnceAsync(call, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<TRow> OnceAsync<TRow>(Func<CancellationToken, Task<TRow>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw RpcErrors.Explain(Topic, e, default);
        }
    }

    private static IEnumerable<PublishOutcome> OutcomesOf(List<ProducerEvent> batch, PublishResponse answer)
    {
        var byKey = answer.Results.ToLookup(r => r.CorrelationKey, StringComparer.Ordinal);
        foreach (var e in batch)
        {
            yield return byKey[e.Id].FirstOrDefault() switch
            {
                null => new PublishOutcome(e.Id, PublishStatus.Unknown, default, "The org answered nothing for this event."),
                { Error: { } error } =>
                    new PublishOutcome(e.Id, PublishStatus.Refused, default, ServerText.Line($"{error.Code}: {error.Msg}")),
                var result => new PublishOutcome(e.Id, PublishStatus.Published, new ReplayId(result.ReplayId.Memory), null),
            };
        }
    }
}
