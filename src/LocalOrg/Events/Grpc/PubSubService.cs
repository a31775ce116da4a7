using Google.Protobuf;
using Grpc.Core;
using Salesforce.Typed.Local.Wire;

namespace Salesforce.Typed.Local;

/// <summary>The Pub/Sub API over the org's event bus.</summary>
internal sealed class PubSubService(Org org, UserDirectory users, Sessions sessions, EventFaults faults) : PubSub.PubSubBase
{
    private readonly EventBus _bus = org.Events;

    public override Task<TopicInfo> GetTopic(TopicRequest request, ServerCallContext context)
    {
        var call = Enter(context);
        var topic = TopicOf(request.TopicName, call);
        return Task.FromResult(new TopicInfo
        {
            TopicName = topic.Name,
            TenantGuid = org.OrganizationId,
            CanPublish = topic.CanPublish && call.User.Org.Model.Find(topic.Object!.Name) is { } seen && seen.Describe.Is(Schema.SObjectTraits.Createable),
            CanSubscribe = new TopicView(topic, call.User, _bus.Schemas).IsAllowed,
            // Channels of several objects have no schema of their own: each event names its own.
            SchemaId = topic.Object is { } single ? _bus.Schemas.Of(single).Schema.Id : "",
            RpcId = call.RpcId,
        });
    }

    public override Task<SchemaInfo> GetSchema(SchemaRequest request, ServerCallContext context)
    {
        var call = Enter(context);
        if (string.IsNullOrWhiteSpace(request.SchemaId))
            throw PubSubErrors.SchemaIdBlank(call.RpcId);
        var schema = _bus.Schemas.Find(request.SchemaId) ?? throw PubSubErrors.SchemaNotFound(request.SchemaId, call.RpcId);
        return Task.FromResult(new SchemaInfo { SchemaId = schema.Id, SchemaJson = schema.Json, RpcId = call.RpcId });
    }

    public override async Task Subscribe(IAsyncStreamReader<FetchRequest> requestStream, IServerStreamWriter<FetchResponse> responseStream, ServerCallContext context)
    {
        var call = Enter(context);
        if (!await requestStream.MoveNext(context.CancellationToken).ConfigureAwait(false))
            return;
        var first = requestStream.Current;
        var topic = TopicOf(first.TopicName, call);
        var view = new TopicView(topic, call.User, _bus.Schemas);
        if (!view.IsAllowed)
            throw PubSubErrors.CannotSubscribe(topic.Name, call.RpcId);
        var subscription = new Subscription(_bus, faults, view, org.Clock, Start(first.ReplayPreset, first.ReplayId, view, call));
        Ask(subscription, first, topic, call);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var listening = ListenAsync(requestStream, subscription, r => Ask(subscription, r, topic, call), ended.Token);
        await subscription.RunAsync(
            (events, latest, pending) =>
            {
                var response = new FetchResponse { LatestReplayId = ByteString.CopyFrom(ReplayIds.Of(latest)), PendingNumRequested = pending, RpcId = call.RpcId };
                response.Events.AddRange(events);
                return responseStream.WriteAsync(response, ended.Token);
            },
            () => context.GetHttpContext().Abort(), call.RpcId, ended.Token).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await listening.ConfigureAwait(false);
    }

    private PubSubCall Enter(ServerCallContext context)
    {
        var call = PubSubCall.Of(context, org, users, sessions);
        if (faults.Take() is not { } fault)
            return call;
        throw fault switch
        {
            EventFaultKind.TokenExpired => PubSubErrors.Auth(call.RpcId),
            EventFaultKind.TooManyClients => PubSubErrors.Of(
                StatusCode.ResourceExhausted, "concurrent.client.limit.exceeded", "The maximum number of concurrent clients across all topics has been exceeded.", call.RpcId),
            EventFaultKind.DeliveryLimitExceeded => PubSubErrors.Of(
                StatusCode.ResourceExhausted, "subscription.limit.exceeded", "You have exceeded the event delivery limit for your org.", call.RpcId),
            _ => PubSubErrors.Unavailable(call.RpcId),
        };
    }

    private Topic TopicOf(string name, PubSubCall call) => string.IsNullOrWhiteSpace(name)
        ? throw PubSubErrors.TopicEmpty(call.RpcId)
        : Topic.Find(name, org.WholeModel, _bus.Settings) ?? throw PubSubErrors.TopicNotFound(name, call.RpcId);

    private long Start(ReplayPreset preset, ByteString replayId, TopicView view, PubSubCall call)
    {
        if (preset == ReplayPreset.Earliest)
            return _bus.Log.Earliest;
        if (preset != ReplayPreset.Custom)
            return _bus.Log.Tip;
        if (replayId.IsEmpty)
            throw PubSubErrors.ReplayIdMissing(call.RpcId);
        if (ReplayIds.Parse(replayId.Span) is not { } position || !_bus.Log.IsValid(position))
            throw PubSubErrors.ReplayIdCorrupted(call.RpcId);
        return faults.Redelivered is > 0 and var again ? _bus.Log.Before(position, again, view.Has) : position;
    }

    private static void Ask(Subscription subscription, FetchRequest request, Topic topic, PubSubCall call)
    {
        if (request.TopicName.Length > 0 && request.TopicName != topic.Name)
            throw PubSubErrors.TopicMismatch(call.RpcId);
        if (request.NumRequested <= 0)
            throw PubSubErrors.NothingRequested(call.RpcId);
        subscription.Ask(request.NumRequested);
    }

    // Hears what the client says while events go out.
    private static async Task ListenAsync<T>(IAsyncStreamReader<T> requests, Subscription subscription, Action<T> hear, CancellationToken cancellationToken)
    {
        try
        {
            while (await requests.MoveNext(cancellationToken).ConfigureAwait(false))
                hear(requests.Current);
            subscription.AskNoMore();
        }
        catch (RpcException e)
        {
            subscription.Refuse(e);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client is gone, and the call ends.
        }
    }
}
