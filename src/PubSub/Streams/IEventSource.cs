namespace Salesforce.Typed.Events.Streams;

/// <summary>Opens calls for the events of one topic.</summary>
internal interface IEventSource : IAsyncDisposable
{
    /// <summary>The topic.</summary>
    string Topic { get; }

    /// <summary>Opens a call that begins there.</summary>
    ValueTask<IEventConnection> OpenAsync(ReplayFrom from, CancellationToken cancellationToken);
}
