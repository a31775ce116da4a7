using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>An event that is published once the transaction is committed.</summary>
internal sealed record DraftEvent : IJournalEntry
{
    public required ObjectModel Object { get; init; }

    public required ChangeSchema Schema { get; init; }

    /// <summary>Null for platform events, which have no header.</summary>
    public ChangeType? Type { get; init; }

    public List<string> RecordIds { get; init; } = [];

    public int SequenceNumber { get; init; }

    /// <summary>The user that made the change, and from where.</summary>
    public WriteContext Context { get; init; } = new("", ChangeOrigin.None);

    /// <summary>The body that the default channels have, or the payload of a platform event.</summary>
    public required EncodedChange Change { get; init; }

    /// <summary>What channels with enriched fields have instead.</summary>
    public IReadOnlyDictionary<string, EncodedChange> Enriched { get; init; } =
        System.Collections.Frozen.FrozenDictionary<string, EncodedChange>.Empty;

    /// <summary>The event's id, where it was promised already.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString();

    /// <summary>Whether the payload is broken on purpose.</summary>
    public bool IsPoison { get; init; }
}
