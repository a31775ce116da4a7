using System.Collections.Frozen;
using Salesforce.Typed.Testing.Model;
using Salesforce.Typed.Testing.Records;

namespace Salesforce.Typed.Testing.Events;

/// <summary>
/// Notes what a transaction does to records, and puts it on the bus once that stays: one event for each record, in the order of the first
/// change, with one transaction key. What is rolled back was never there.
/// </summary>
internal sealed class ChangeJournal(Org org, EventBus bus) : ITransactionWatcher
{
    private readonly List<object> _entries = [];
    private readonly ChangeEncoder _encoder = new();
    private readonly EventStore? _store = org.Database.IsInFile ? new EventStore(org.Database) : null;
    private readonly Dictionary<string, string> _promised = new(StringComparer.Ordinal);
    private List<StoredEvent> _ready = [];

    /// <summary>Whether nothing is noted: what an org begins with is no change.</summary>
    public bool IsMuted { get; set; } = true;

    /// <summary>The API and the client that the call came from.</summary>
    public string Origin { get; set; } = "";

    public int Mark => _entries.Count;

    /// <summary>What the last transaction published.</summary>
    public IReadOnlyList<StoredEvent> Published { get; private set; } = [];

    public void Created(Row row, string id, string userId) => Add(row.Object, id, ChangeType.Create, userId, () => row);

    public void Updated(Row row, string id, string userId, bool isModified = true)
    {
        if (IsMuted)
            return;
        _entries.Add(bus.Publishes(row.Object)
            ? new PendingChange(row.Object, id, ChangeType.Update, userId) { Row = row, Before = row.Replaced(), IsModified = isModified }
            : new PendingChange(row.Object, id, ChangeType.Update, userId));
    }

    /// <summary>Notes that a record is deleted, before it is.</summary>
    public void Deleted(ObjectModel model, string id, string userId) => Add(model, id, ChangeType.Delete, userId, () => bus.MembershipsOf(model).Count > 0 ? org.Writer.Load(model, id) : null);

    public void Undeleted(ObjectModel model, string id, string userId) => Add(model, id, ChangeType.Undelete, userId, () => org.Writer.Load(model, id));

    /// <summary>Notes changes that the org makes by itself, in statements of its own.</summary>
    /// <param name="model">The object.</param>
    /// <param name="ids">The records.</param>
    /// <param name="userId">On whose behalf.</param>
    /// <param name="change">Makes the changes.</param>
    public void Around(ObjectModel model, IReadOnlyList<string> ids, string userId, Action change)
    {
        if (IsMuted || !bus.Publishes(model))
        {
            change();
            return;
        }
        var before = ids.Select(id => org.Writer.Load(model, id)).ToList();
        change();
        for (var i = 0; i < ids.Count; i++)
        {
            var after = org.Writer.Load(model, ids[i]);
            foreach (var field in model.Fields.Where(f => f.Kind != ColumnKind.None && !after[f].IsSame(before[i][f])))
                before[i][field] = after[field];
            Updated(before[i], ids[i], userId, isModified: false);
        }
    }

    /// <summary>Publishes an event that is no change of a record.</summary>
    public void Add(DraftEvent draft) => _entries.Add(draft);

    /// <summary>Publishes a platform event that was made as a record is.</summary>
    /// <param name="row">Its values.</param>
    /// <param name="id">The id that its maker is told.</param>
    /// <param name="userId">Its maker.</param>
    public void Publish(Row row, string id, string userId)
    {
        if (IsMuted)
            return;
        var schema = bus.Schemas.Of(row.Object);
        var draft = new DraftEvent { Object = row.Object, Schema = schema, Change = new EncodedChange(_encoder.PlatformEvent(schema, row, org.Now * 1000, userId), [], [], []) };
        _promised[id] = draft.Id;
        _entries.Add(draft);
    }

    /// <summary>The UUID that a platform event will have; null for ids of records. It is told once.</summary>
    public string? TakePromised(string id) => _promised.Remove(id, out var uuid) ? uuid : null;

    public void Rollback(int mark) => _entries.RemoveRange(mark, _entries.Count - mark);

    public void BeforeCommit()
    {
        if (_entries.Count == 0)
            return;
        var drafts = new TransactionEvents(bus, _encoder).Of(Coalesced());
        _entries.Clear();
        if (drafts.Count == 0)
            return;
        var now = org.Now * 1000;
        var key = TransactionKey();
        var commitNumber = CommitNumber();
        _ready = drafts.ConvertAll(d => Finished(d, now, key, commitNumber));
        _store?.Add(_ready, bus.Schemas);
    }

    public void AfterCommit()
    {
        if (_ready.Count == 0)
            return;
        var ready = _ready;
        _ready = [];
        bus.Log.Append(ready);
        Published = ready;
    }

    /// <summary>Takes the events of an earlier run that are in the data file.</summary>
    public void Restore()
    {
        if (_store is null)
            return;
        _store.Prepare(org.Now * 1000 - (long)EventLog.Retention.TotalMilliseconds);
        foreach (var schema in _store.Schemas())
            bus.Schemas.Add(schema);
        bus.Log.Restore(_store.Events(), _store.Expired());
    }

    /// <summary>Forgets all events, as if 72 hours had gone by.</summary>
    public void ExpireAll()
    {
        _store?.Clear();
        bus.Log.ExpireAll();
    }

    private void Add(ObjectModel model, string id, ChangeType type, string userId, Func<Row?> row)
    {
        if (!IsMuted)
            _entries.Add(new PendingChange(model, id, type, userId) { Row = bus.Publishes(model) ? row() : null });
    }

    // One change a record, where it was changed first.
    private List<object> Coalesced()
    {
        if (_entries.Count == 1)
            return [_entries[0]];
        var places = new Dictionary<string, int>(_entries.Count, StringComparer.Ordinal);
        var entries = new List<object?>(_entries.Count);
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
        return [.. entries.OfType<object>()];
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
                m => m.Channel.Name, m => Payload(draft, draft.Enriched.GetValueOrDefault(m.Channel.Name, draft.Change), now, key, commitNumber), StringComparer.Ordinal)
            : FrozenDictionary<string, byte[]>.Empty,
    };

    private byte[] Payload(DraftEvent draft, EncodedChange change, long now, string key, long commitNumber) => draft.Type is not { } type || draft.IsPoison
        ? change.Body
        : _encoder.Payload(
            new ChangeHeader
            {
                EntityName = draft.Object.Name,
                RecordIds = draft.RecordIds,
                Type = type,
                Origin = Origin,
                TransactionKey = key,
                SequenceNumber = draft.SequenceNumber,
                CommitTimestamp = now,
                CommitNumber = commitNumber,
                CommitUser = draft.UserId,
                ChangedFields = change.Changed,
                NulledFields = change.Nulled,
                DiffFields = change.Diffs,
            },
            change.Body);

    // As the platform's look: a UUID that begins with noughts.
    private static string TransactionKey() => "000" + Guid.NewGuid().ToString()[3..];

    // Grows with every transaction, and is no count of them.
    private long CommitNumber() => 12_000_000_000_000 + (bus.Log.Reserve() * 97);
}
