using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Events.Telemetry;

namespace Salesforce.Typed.Events.Grpc;

/// <summary>The events of a managed subscription. Where it begins is the org's matter.</summary>
internal sealed class ManagedSource(
    string subscription, EventOptions options, PubSubChannel channel, Credentials credentials, TimeProvider clock,
    EventLog log) : IEventSource
{
    private int _isReleased;

    public string Topic => subscription;

    public async ValueTask<IEventConnection> OpenAsync(ReplayFrom from, CancellationToken cancellationToken)
    {
        var metadata = await credentials.MakeAsync(cancellationToken).ConfigureAwait(false);
        return ManagedCall.Open(channel.Client, metadata, subscription, options, credentials, clock, log);
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            channel.Release();
        return default;
    }
}
