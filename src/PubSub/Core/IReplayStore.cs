namespace Salesforce.Typed.Events;

/// <summary>
/// Keeps the place up to which a stream was handled, so that the next run goes on there. An event is handled when the loop asks for the one
/// after it; one whose handling was broken off, and those since the place was last kept, come again: at least once, never less.
/// </summary>
public interface IReplayStore
{
    /// <summary>The place that was kept; none before the first.</summary>
    /// <param name="key">
    /// Which stream: <see cref="EventOptions.StoreKey"/>, or else the topic, and for a hosted feed the topic and the handler.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">
    /// A place is kept and cannot be read. <see cref="EventOptions.IfExpired"/> says where a stream then begins.
    /// </exception>
    ValueTask<ReplayId> LoadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps a place.</summary>
    /// <param name="key">Which stream.</param>
    /// <param name="id">The last event that was handled.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask SaveAsync(string key, ReplayId id, CancellationToken cancellationToken);
}
