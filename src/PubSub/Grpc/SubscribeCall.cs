using Google.Protobuf;
using Grpc.Core;
using Salesforce.Typed.Events.Wire;

namespace Salesforce.Typed.Events.Grpc;

/// <summary>A Subscribe call (Pub/Sub API, Subscribe RPC Method).</summary>
internal sealed class SubscribeCall : FetchCall
{
    private readonly AsyncDuplexStreamingCall<FetchRequest, FetchResponse> _call;
    private readonly string _topic;
    private ReplayFrom? _from;

    private SubscribeCall(
        PubSub.PubSubClient client, Metadata metadata, string topic, ReplayFrom from, FlowControl flow, Credentials credentials,
        TimeProvider clock)
        : base(topic, from.Id, flow, credentials, clock)
    {
        _topic = topic;
        _from = from;
        _call = client.Subscribe(metadata, cancellationToken: Life);
    }

    /// <summary>Opens the call.</summary>
    public static SubscribeCall Open(
        PubSub.PubSubClient client, Metadata metadata, string topic, ReplayFrom from, FlowControl flow, Credentials credentials,
        TimeProvider clock)
    {
        if (from.Id.IsNumber)
            throw new ArgumentException($"The replay id {from.Id} came over CometD, and means nothing to the Pub/Sub API. Begin at "
                + $"ReplayFrom.Latest or Earliest, or keep the places of both transports apart by EventOptions.StoreKey.", nameof(from));
        var call = new SubscribeCall(client, metadata, topic, from, flow, credentials, clock);
        call.Start();
        return call;
    }

    protected override Task WriteAsync(int count)
    {
        var request = new FetchRequest { TopicName = _topic, NumRequested = count };
        if (_from is { } from)
        {
            _from = null;
            request.ReplayPreset = from.IsEarliest ? ReplayPreset.Earliest : from.Id.IsNone ? ReplayPreset.Latest : ReplayPreset.Custom;
            request.ReplayId = ByteString.CopyFrom(from.Id.Bytes.Span);
        }
        return _call.RequestStream.WriteAsync(request);
    }

    protected override async Task<(IReadOnlyList<ConsumerEvent> Events, ReplayId Latest)?> ReadNextAsync() =>
        await _call.ResponseStream.MoveNext(CancellationToken.None).ConfigureAwait(false)
            ? (_call.ResponseStream.Current.Events, new ReplayId(_call.ResponseStream.Current.LatestReplayId.Memory))
            : null;

    protected override Task<bool> IsAcceptedAsync() => IsAcceptedAsync(_call.ResponseHeadersAsync, _call.GetStatus);

    protected override void EndCall() => _call.Dispose();
}
