using Salesforce.Typed.Events.Changes;

namespace Salesforce.Typed.Events;

/// <summary>
/// A change that the org reports. One of an object with a snapshot is a <see cref="ChangeEvent{T}"/>; one of another object, which only a
/// stream of all objects brings, is this alone.
/// </summary>
public class ChangeEvent
{
    private readonly ChangeHeader _header;
    private readonly IChangedFields _fields;

    internal ChangeEvent(ChangeHeader header, IChangedFields fields, string eventId, ReplayId replayId)
    {
        _header = header;
        _fields = fields;
        EventId = eventId;
        ReplayId = replayId;
    }

    /// <summary>The API name of the object.</summary>
    public string EntityName => _header.EntityName;

    /// <summary>What happened.</summary>
    public ChangeType Type => _header.Type;

    /// <summary>
    /// What a copy of the data has to read again, because the event does not tell it: gaps, overflows, and conversions of a field's
    /// type.
    /// </summary>
    public Reload Reload => _header.IsOfAllRecords || Type == ChangeType.GapOverflow ? Reload.Object
        : Type is ChangeType.GapCreate or ChangeType.GapUpdate or ChangeType.GapDelete or ChangeType.GapUndelete ? Reload.Records
        : Reload.Nothing;

    /// <summary>
    /// Whether the event is of every record of the object: then it names none. The org writes <c>001*</c> when a field's type was changed,
    /// and an id of zeros for an overflow.
    /// </summary>
    public bool IsOfAllRecords => _header.IsOfAllRecords;

    /// <summary>
    /// The fields that an update changed, <c>LastModifiedDate</c> among them, by the names that the record has: <c>BillingCity</c> where
    /// the event writes
    /// <c>BillingAddress.City</c>. A field that the snapshot lacks has the event's name. Empty for other kinds of change.
    /// </summary>
    public IReadOnlyList<string> ChangedFields => _fields.Changed;

    /// <summary>The fields that an update set to null: the record holds them, as null.</summary>
    /// <exception cref="NotSupportedException">The event came over CometD, which does not tell.</exception>
    public IReadOnlyList<string> NulledFields => _fields.Nulled;

    /// <summary>
    /// The fields of which the event brings what differs and not the text: <see cref="ApplyDiff"/> makes the text from the one before. The
    /// record does not hold them.
    /// </summary>
    public IReadOnlyList<string> DiffFields => _fields.Diffs;

    /// <summary>Which transaction made the change: all its events have the same, one after the other.</summary>
    public string TransactionKey => _header.TransactionKey;

    /// <summary>The place within the transaction, from 1. It has holes where objects without change events were written too.</summary>
    public int SequenceNumber => _header.SequenceNumber;

    /// <summary>When the transaction ended.</summary>
    public DateTimeOffset CommitTimestamp => DateTimeOffset.FromUnixTimeMilliseconds(_header.CommitTimestamp);

    /// <summary>The database's number of the transaction, for Salesforce's support.</summary>
    public long CommitNumber => _header.CommitNumber;

    /// <summary>The user who made the change.</summary>
    public RawId CommitUser => _header.CommitUser;

    /// <summary>
    /// What made the change, where an API or the user interface did, as <c>com/salesforce/api/soap/67.0;client=devconsole</c>; else
    /// empty.
    /// </summary>
    public string Origin => _header.Origin;

    /// <summary>The event's own id: the same when the event is delivered again.</summary>
    public string EventId { get; }

    /// <summary>The place in the stream: a subscription begins after it.</summary>
    public ReplayId ReplayId { get; }

    private protected RawId[] Ids => _header.RecordIds;

    /// <summary>The ids of the records, whatever object they are of.</summary>
    public IReadOnlyList<RawId> RawRecordIds => _header.RecordIds;

    /// <summary>Whether an update changed the field of that name. A compound changed when a part of it did.</summary>
    /// <exception cref="ArgumentException">The object's snapshot has no such field.</exception>
    public bool Changed(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _fields.HasChanged(field);
    }

    /// <summary>
    /// Makes the text of a field from what differs, and checks it by the hash that the org sent (Change Data Capture Developer Guide,
    /// Sending Data Differences).
    /// </summary>
    /// <param name="field">One of <see cref="DiffFields"/>.</param>
    /// <param name="before">The text before the change.</param>
    /// <exception cref="ArgumentException">The event brings no difference of the field.</exception>
    /// <exception cref="DiffMismatchException">The text before was another one: read the record.</exception>
    public string ApplyDiff(string field, string? before)
    {
        ArgumentNullException.ThrowIfNull(field);
        return UnifiedDiff.Apply(_fields.DiffOf(field), before ?? "", $"{EntityName}.{field}");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {EntityName} {(IsOfAllRecords ? "*" : string.Join(", ", _header.RecordIds))}";
}
