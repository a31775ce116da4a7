using Salesforce.Typed.Events.Streams;

namespace Salesforce.Typed.Events.Grpc;

/// <summary>The events of a topic by Subscribe.</summary>
internal sealed class PubSubSource(
    string topic, EventOptions options, PubSubChannel channel, Credentials credentials, TimeProvider clock) : IEventSource
{
    private int _isReleased;

    public string Topic => topic;

    public async ValueTask<IEventConnection> OpenAsync(ReplayFrom from, CancellationToken cancellationToken)
    {
        var metadata = await credentials.MakeAsync(cancellationToken).ConfigureAwait(false);
        return SubscribeCall.Open(
            channel.Client, metadata, topic, from, new FlowControl(options.MaxOutstanding, clock), credentials, clock);
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            channel.Release();
        return default;
    }
}
