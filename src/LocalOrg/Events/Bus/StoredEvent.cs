using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>An event on the bus.</summary>
internal sealed record StoredEvent
{
    /// <summary>Its place: greater than that of every event before it.</summary>
    public required long Position { get; init; }

    /// <summary>The unique id of the event.</summary>
    public required string Id { get; init; }

    /// <summary>The object that changed, or the platform event.</summary>
    public required string Entity { get; init; }

    public required string SchemaId { get; init; }

    public required byte[] Payload { get; init; }

    /// <summary>When it was published, in milliseconds since 1970.</summary>
    public required long Time { get; init; }

    /// <summary>Whether the object was enabled: then its own channel and that of all changes have the event.</summary>
    public required bool IsOnDefault { get; init; }

    /// <summary>The channels of the org's own that have it, each with the payload that it has there.</summary>
    public IReadOnlyDictionary<string, byte[]> Channels { get; init; } = System.Collections.Frozen.FrozenDictionary<string, byte[]>.Empty;

    public bool IsPlatformEvent => ObjectModel.IsPlatformEventName(Entity);
}
