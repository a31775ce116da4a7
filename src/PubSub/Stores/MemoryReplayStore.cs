using System.Collections.Concurrent;

namespace Salesforce.Typed.Events;

/// <summary>Keeps places as long as the process lives: for tests, and for streams that are opened and closed within one.</summary>
public sealed class MemoryReplayStore : IReplayStore
{
    private readonly ConcurrentDictionary<string, ReplayId> _places = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<ReplayId> LoadAsync(string key, CancellationToken cancellationToken) => new(_places.GetValueOrDefault(key));

    /// <inheritdoc/>
    public ValueTask SaveAsync(string key, ReplayId id, CancellationToken cancellationToken)
    {
        _places[key] = id;
        return default;
    }
}
