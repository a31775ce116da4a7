namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>What an org's event bus is started with.</summary>
internal sealed record EventSettings
{
    /// <summary>The objects whose changes are published; null for all.</summary>
    public IReadOnlyList<string>? Objects { get; init; }

    /// <summary>The channels of the org's own.</summary>
    public IReadOnlyList<EventChannel> Channels { get; init; } = [];

    /// <summary>How many changes of a transaction are published one by one.</summary>
    public int OverflowAfter { get; init; } = 100_000;
}
