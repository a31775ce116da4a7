using Salesforce.Typed.Events.Changes;

namespace Salesforce.Typed.Events;

/// <summary>A change of records of one object.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class ChangeEvent<T> : ChangeEvent, IChangeEvent<T>
    where T : SObject, ISObjectType
{
    private Id<T>[]? _recordIds;

    internal ChangeEvent(ChangeHeader header, IChangedFields fields, T record, string eventId, ReplayId replayId)
        : base(header, fields, eventId, replayId) => Record = record;

    /// <summary>
    /// The ids of the records: several where the org merged changes that are equal. Empty where the event is of all records
    /// (<see cref="ChangeEvent.IsOfAllRecords"/>).
    /// </summary>
    public IReadOnlyList<Id<T>> RecordIds => _recordIds ??= Array.ConvertAll(Ids, raw => new Id<T>(raw));

    /// <summary>
    /// The record, as far as the event holds it: every field of a creation or an undeletion, what an update changed, nulled ones as null,
    /// and enriched ones wherever they come. Its id is loaded when the event is of one record. Reading another field throws
    /// <see cref="FieldNotLoadedException"/>. Compounds are in their parts, as in a query: <c>BillingCity</c>, not <c>BillingAddress</c>.
    /// </summary>
    public T Record { get; }
}
