using System.Collections.Frozen;
using System.Diagnostics;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>Makes the events of a transaction's changes.</summary>
internal sealed class TransactionEvents(EventBus bus, ChangeEncoder encoder)
{
    private readonly List<DraftEvent> _drafts = [];
    private readonly HashSet<ObjectModel> _overflowed = [];
    private int _sequence;
    private int _changes;

    /// <param name="entries">The changes, and events that are not changes.</param>
    public List<DraftEvent> Of(IReadOnlyList<IJournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case PendingChange change: Add(change); break;
                case DraftEvent draft: _drafts.Add(draft with { SequenceNumber = ++_sequence }); break;
                default: throw new UnreachableException($"{entry.GetType()} is not an entry of a journal.");
            }
        }
        return _drafts;
    }

    private void Add(PendingChange change)
    {
        // Changes of objects that are not enabled count: that is where the holes in a stream's numbers come from.
        var number = ++_sequence;
        if (!bus.Publishes(change.Object))
            return;
        if (_changes >= bus.Settings.OverflowAfter)
        {
            Overflow(change, number);
            return;
        }
        var schema = bus.Schemas.Of(change.Object);
        var encoded = encoder.Change(schema, change);
        _changes += change.Type == ChangeType.Update
            ? Math.Max(1, change.Before.Count)
            : change.Type == ChangeType.Delete ? 1 : schema.Schema.Fields.Count - 1;
        if (change.Type is ChangeType.Update or ChangeType.Delete && MergesWithLast(change, encoded))
        {
            _sequence--;
            _drafts[^1].RecordIds.Add(change.Id);
            return;
        }
        _drafts.Add(new DraftEvent
        {
            Object = change.Object,
            Schema = schema,
            Type = change.Type,
            RecordIds = [change.Id],
            SequenceNumber = number,
            Context = change.Context,
            Change = encoded,
            Enriched = Enriched(schema, change),
        });
    }

    // The same change of several records is one event (Change Data Capture, ChangeEventHeader Fields), unless what enriches it differs.
    private bool MergesWithLast(PendingChange change, EncodedChange encoded) =>
        _drafts is [.., { IsPoison: false } last] && last.Object == change.Object && last.Type == change.Type
            && last.Context == change.Context
        && last.Enriched.Count == 0 && bus.MembershipsOf(change.Object).All(m => m.Enriched.Count == 0) && last.Change.SameAs(encoded);

    private IReadOnlyDictionary<string, EncodedChange> Enriched(ChangeSchema schema, PendingChange change) =>
        bus.MembershipsOf(change.Object) is not { Count: > 0 } memberships || change.Type is not (ChangeType.Update or ChangeType.Delete)
        ? FrozenDictionary<string, EncodedChange>.Empty
        : memberships.Where(m => m.Enriched.Count > 0).ToDictionary(m => m.Channel.Name, m => encoder.Change(
            schema, change, m.Enriched.Select(schema.IndexOf).ToHashSet()), StringComparer.Ordinal);

    // One for each object, however much of it there is.
    private void Overflow(PendingChange change, int number)
    {
        if (_overflowed.Add(change.Object))
            _drafts.Add(GapEvents.Draft(
                bus, change.Object, ChangeType.GapOverflow, [EventNames.OverflowId], change.Context) with { SequenceNumber = number });
    }
}
