using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Bulk;

/// <summary>What happened to a record of a load.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class BulkOutcome<T> : RecordOutcome
    where T : SObject, ISObjectType
{
    /// <summary>Creates an outcome, for example in a test double.</summary>
    /// <param name="record">The record.</param>
    /// <param name="index">Its place in the source.</param>
    /// <param name="status">What happened to it.</param>
    /// <param name="id">The record's id; none where it was not created.</param>
    /// <param name="created">Whether the record is new.</param>
    /// <param name="errors">The errors of the org.</param>
    /// <param name="cause">Why the job did not process the record.</param>
    public BulkOutcome(
        T record, long index, OutcomeStatus status, Id<T> id = default, bool created = false, IReadOnlyList<SalesforceError>? errors = null,
        Exception? cause = null)
        : this(record, index, new WriteResult(status, id.Raw, created, errors ?? [], cause))
    {
    }

    internal BulkOutcome(T record, long index, WriteResult result)
        : base(result)
    {
        Record = record;
        Index = index;
        // A new record that was made from another one does not have the id of that one.
        Id = new Id<T>(result.Id.IsNone ? record.RecordId : result.Id);
        Created = result.Created;
    }

    /// <summary>The place of the record in the source, counted from 0.</summary>
    public long Index { get; }

    /// <summary>The record as the source had it.</summary>
    public T Record { get; }

    /// <summary>The record's id; none where it has none, because it was not created.</summary>
    public Id<T> Id { get; }

    /// <summary>Whether the record is new.</summary>
    public bool Created { get; }

    /// <summary>
    /// Whether another record of the load has the same values, and results do not tell which of them this outcome belongs to: an id or an
    /// error may be that of
    /// the other. <see cref="BulkOptions{T}.Correlate"/> avoids that.
    /// </summary>
    public bool IsAmbiguous { get; init; }
}
