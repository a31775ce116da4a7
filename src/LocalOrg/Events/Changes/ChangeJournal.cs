using System.Collections.Frozen;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>
/// Notes what a transaction does to records, and puts it on the bus once that stays: one event for each record, in the order of the first
/// change, with one transaction key. What is rolled back was never there.
/// </summary>
internal sealed class ChangeJournal(Database database, EventBus bus, OrgClock clock, RowStore rows) : ITransactionWatcher, IChangeLog
{
    private readonly List<IJournalEntry> _entries = [];
    private readonly ChangeEncoder _encoder = new();
    private readonly EventTables? _tables = database.IsInFile ? new EventTables(database) : null;
    private List<StoredEvent> _ready = [];

    /// <summary>Whether nothing is noted: the initial data of an org is not a change.</summary>
    public bool IsMuted { get; set; } = true;

    public int Mark => _entries.Count;

    /// <summary>What the last transaction published.</summary>
    public IReadOnlyList<StoredEvent> Published { get; private set; } = [];

    public void Created(Row row, string id, WriteContext context) => Add(row.Object, id, ChangeType.Create, context, () => row);

    public void Updated(Row row, string id, WriteContext context) => Updated(row, id, context, isModified: true);

    private void Updated(Row row, string id, WriteContext context, bool isModified)
    {
        if (IsMuted)
            return;
        _entries.Add(bus.Publishes(row.Object)
            ? new PendingChange(row.Object, id, ChangeType.Update, context) { Row = row, Before = row.Replaced(), IsModified = isModified }
            : new PendingChange(row.Object, id, ChangeType.Update, context));
    }

    public void Deleted(ObjectModel model, string id, WriteContext context) =>
        Add(model, id, ChangeType.Delete, context, () => bus.MembershipsOf(model).Count > 0 ? rows.Load(model, id) : null);

    public void Undeleted(ObjectModel model, string id, WriteContext context) =>
        Add(model, id, ChangeType.Undelete, context, () => rows.Load(model, id));

    public void Around(ObjectModel model, Func<IReadOnlyList<string>> ids, WriteContext context, Action change)
    {
        if (IsMuted || !bus.Publishes(model))
        {
            change();
            return;
        }
        var changed = ids();
        var before = changed.Select(id => rows.Load(model, id)).ToList();
        change();
        for (var i = 0; i < changed.Count; i++)
        {
            var after = rows.Load(model, changed[i]);
            foreach (var field in model.Fields.Where(f => f.Kind != ColumnKind.None && !after[f].IsSame(before[i][f])))
                before[i][field] = after[field];
            Updated(before[i], changed[i], context, isModified: false);
        }
    }

    /// <summary>Publishes an event that is not a change of a record.</summary>
    public void Add(DraftEvent draft) => _entries.Add(draft);

    public string? Publish(Row row, WriteContext context)
    {
        if (IsMuted)
            return null;
        var schema = bus.Schemas.Of(row.Object);
        var draft = new DraftEvent { Object = row.Object, Schema = schema, Change = new EncodedChange(
            _encoder.PlatformEvent(schema, row, clock.Now * 1000, context.UserId), [], [], []) };
        _entries.Add(draft);
        return draft.Id;
    }

    public void Rollback(int mark)
    {
        _entries.RemoveRange(mark, _entries.Count - mark);
        // A commit can fail after the events were made.
        _ready = [];
    }

    public void BeforeCommit()
    {
        if (_entries.Count == 0)
            return;
        var drafts = new TransactionEvents(bus, _encoder).Of(Coalesced());
        _entries.Clear();
        if (drafts.Count == 0)
            return;
        var now = clock.Now * 1000;
        var key = TransactionKey();
        var commitNumber = CommitNumber();
        _ready = drafts.ConvertAll(d => Finished(d, now, key, commitNumber));
        _tables?.Add(_ready, bus.Schemas, bus.Log.Expired);
    }

    public void AfterCommit()
    {
        if (_ready.Count == 0)
            return;
        var ready = _ready;
        _ready = [];
        _tables?.Committed(ready);
        bus.Log.Append(ready);
        Published = ready;
    }

    /// <summary>Continues after the events of an earlier run that are in the data file.</summary>
    public void Restore()
    {
        if (_tables is null)
            return;
        var expired = _tables.Prepare(clock.Now * 1000 - (long)EventLog.Retention.TotalMilliseconds);
        foreach (var schema in _tables.Schemas())
            bus.Schemas.Add(schema);
        bus.Log.Restore(_tables.Last(), expired);
    }

    /// <summary>Removes all events, as if 72 hours had passed.</summary>
    public void ExpireAll()
    {
        bus.Log.ExpireAll();
        _tables?.Expire(bus.Log.Expired);
    }

    private void Add(ObjectModel model, string id, ChangeType type, WriteContext context, Func<Row?> row)
    {
        if (!IsMuted)
            _entries.Add(new PendingChange(model, id, type, context) { Row = bus.Publishes(model) ? row() : null });
    }

    // One change a record, where it was changed first.
    private List<IJournalEntry> Coalesced()
    {
        if (_entries.Count == 1)
            return [_entries[0]];
        var places = new Dictionary<string, int>(_entries.Count, StringComparer.Ordinal);
        var entries = new List<IJournalEntry?>(_entries.Count);
        foreach (var entry in _entries)
        {
            if (entry is not PendingChange change)
                entries.Add(entry);
            else if (places.TryGetValue(change.Id, out var place) && entries[place] is PendingChange earlier)
                entries[place] = earlier.Then(change);
            else
            {
                places[change.Id] = entries.Count;
                entries.Add(change);
            }
        }
        return [.. entries.OfType<IJournalEntry>()];
    }

    private StoredEvent Finished(DraftEvent draft, long now, string key, long commitNumber) => new()
    {
        Position = bus.Log.Reserve(),
        Id = draft.Id,
        Entity = draft.Object.Name,
        SchemaId = draft.Schema.Schema.Id,
        Time = now,
        Payload = Payload(draft, draft.Change, now, key, commitNumber),
        IsOnDefault = draft.Type is null || bus.IsEnabled(draft.Object),
        Channels = bus.MembershipsOf(draft.Object) is { Count: > 0 } memberships
            ? memberships.ToDictionary(
                m => m.Channel.Name, m => Payload(
                    draft, draft.Enriched.GetValueOrDefault(m.Channel.Name, draft.Change), now, key, commitNumber), StringComparer.Ordinal)
            : FrozenDictionary<string, byte[]>.Empty,
    };

    private byte[] Payload(
        DraftEvent draft, EncodedChange change, long now, string key, long commitNumber) => draft.Type is not { } type || draft.IsPoison
        ? change.Body
        : _encoder.Payload(
            new ChangeHeader
            {
                EntityName = draft.Object.Name,
                RecordIds = draft.RecordIds,
                Type = type,
                Origin = draft.Context.Origin.Text,
                TransactionKey = key,
                SequenceNumber = draft.SequenceNumber,
                CommitTimestamp = now,
                CommitNumber = commitNumber,
                CommitUser = draft.Context.UserId,
                ChangedFields = change.Changed,
                NulledFields = change.Nulled,
                DiffFields = change.Diffs,
            },
            change.Body);

    // As the platform's look: a UUID that begins with noughts.
    private static string TransactionKey() => "000" + Guid.NewGuid().ToString()[3..];

    // Grows with every transaction, and is not a count of them.
    private long CommitNumber() => bus.Log.Reserve() / 2;
}
