namespace Salesforce.Typed.Events.Streams;

/// <summary>One call that brings events. It ends by throwing.</summary>
internal interface IEventConnection : IAsyncDisposable
{
    /// <summary>Completes when the server has accepted the call; is canceled when the call ends without that.</summary>
    Task WhenOpen { get; }

    /// <summary>Waits for what arrives next.</summary>
    /// <exception cref="EventStreamException">The call ended.</exception>
    ValueTask<EventBatch> NextAsync(CancellationToken cancellationToken);

    /// <summary>An event was handled, so that another may come.</summary>
    void Handled(ReplayId id);
}
