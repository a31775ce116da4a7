using Salesforce.Typed.Events.Stores;
using Salesforce.Typed.Events.Telemetry;

namespace Salesforce.Typed.Events.Streams;

/// <summary>The place up to which a stream was handled, in this run and, where there is a store, beyond it.</summary>
internal sealed class Checkpoint(EventOptions options, string topic, TimeProvider clock, EventLog log) : IDisposable
{
    private readonly string _key = options.StoreKey ?? topic;
    private long _savedAt = clock.GetTimestamp();
    private ReplayId _saved;
    private StoreLease? _lease;

    /// <summary>Where the next call begins.</summary>
    public ReplayFrom Position { get; private set; } = options.From;

    /// <summary>Finds where the run begins.</summary>
    /// <exception cref="InvalidOperationException">Another stream has the same key of the store, or the place cannot be read.</exception>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (options.Store is null)
            return;
        _lease ??= StoreLease.Take(options.Store, _key, topic);
        try
        {
            _saved = await options.Store.LoadAsync(_key, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException) when (options.IfExpired is not null)
        {
            Position = options.IfExpired.Value;
            log.PlaceUnreadable(topic, Position);
            return;
        }
        if (!_saved.IsNone)
            Position = ReplayFrom.After(_saved);
    }

    /// <summary>Gives the key of the store back.</summary>
    public void Dispose() => _lease?.Dispose();

    /// <summary>Begins elsewhere, because the place is not one any more.</summary>
    public void Restart(ReplayFrom from) => Position = from;

    /// <summary>Everything up to there was handled.</summary>
    public void Advance(ReplayId id)
    {
        if (!id.IsNone)
            Position = ReplayFrom.After(id);
    }

    /// <summary>Keeps the place, unless that was done a moment ago.</summary>
    public ValueTask SaveAsync(CancellationToken cancellationToken) =>
        options.Store is null || clock.GetElapsedTime(_savedAt) < options.SaveInterval ? default : SaveNowAsync(cancellationToken);

    /// <summary>Keeps the place.</summary>
    public async ValueTask SaveNowAsync(CancellationToken cancellationToken)
    {
        if (options.Store is null || Position.Id.IsNone || Position.Id == _saved)
            return;
        await options.Store.SaveAsync(_key, Position.Id, cancellationToken).ConfigureAwait(false);
        _saved = Position.Id;
        _savedAt = clock.GetTimestamp();
    }
}
