using System.Collections.Concurrent;

namespace Salesforce.Typed.Events.Stores;

/// <summary>
/// The right of one stream to a key of a store, as long as the stream is open. Two streams with one key would each skip what the other has
/// handled.
/// </summary>
internal sealed class StoreLease : IDisposable
{
    private static readonly ConcurrentDictionary<(object Store, string Key), string> Held = new();

    private readonly (object Store, string Key) _key;
    private int _isReleased;

    private StoreLease((object Store, string Key) key) => _key = key;

    /// <summary>Takes the key.</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The key.</param>
    /// <param name="topic">The topic of the stream, for the message to another one.</param>
    /// <exception cref="InvalidOperationException">Another stream of this process holds the key.</exception>
    public static StoreLease Take(IReplayStore store, string key, string topic)
    {
        // Two stores of one folder are the same files.
        (object, string) held = (store is FileReplayStore files ? files.FullPath : store, key);
        if (Held.TryAdd(held, topic))
            return new StoreLease(held);
        _ = Held.TryGetValue(held, out var other);
        throw new InvalidOperationException(
            $"The stream of {topic} and another one{(other is null || other == topic ? "" : $", of {other},")} have the same store and "
                + $"the key '{key}', so that each would skip what the other has handled. "
            + "Give each its own EventOptions.StoreKey.");
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            _ = Held.TryRemove(_key, out _);
    }
}
