using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Composite;

/// <summary>What happened to a record, of any object, that was to be created or updated.</summary>
public class SaveOutcome : RecordOutcome
{
    /// <summary>Creates an outcome, for example in a test double.</summary>
    /// <param name="record">The record.</param>
    /// <param name="status">What happened to it.</param>
    /// <param name="id">The record's id; none where it was not created.</param>
    /// <param name="created">Whether the record is new.</param>
    /// <param name="errors">The errors of the org.</param>
    public SaveOutcome(
        SObject record, OutcomeStatus status, RawId id = default, bool created = false, IReadOnlyList<SalesforceError>? errors = null)
        : this(record, new WriteResult(status, id, created, errors ?? [], null))
    {
    }

    /// <param name="record">The record.</param>
    /// <param name="result">What happened to it.</param>
    /// <param name="known">
    /// The id of a record that was there before. A new one that was made from another record has not the id of that one.
    /// </param>
    internal SaveOutcome(SObject record, WriteResult result, RawId known = default)
        : base(result)
    {
        Record = record;
        RawId = result.Id.IsNone ? known : result.Id;
        Created = result.Created;
    }

    /// <summary>The record as it was handed in.</summary>
    public SObject Record { get; }

    /// <summary>The record's id; none where it has none, because it was not created.</summary>
    public RawId RawId { get; }

    /// <summary>Whether it is new.</summary>
    public bool Created { get; }

    /// <summary>The record's id, by its object; no id where it was not created.</summary>
    /// <typeparam name="T">The object.</typeparam>
    /// <exception cref="InvalidCastException">The record is of another object.</exception>
    public Id<T> IdOf<T>()
        where T : SObject, ISObject<T> => Record is T
            ? new Id<T>(RawId)
            : throw new InvalidCastException($"The record is of {Record.Layout.Info.Name}, not of {T.Info.Name}.");
}

/// <summary>What happened to a record that was to be created or updated.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class SaveOutcome<T> : SaveOutcome
    where T : SObject, ISObjectType
{
    /// <summary>Creates an outcome, for example in a test double.</summary>
    /// <param name="record">The record.</param>
    /// <param name="status">What happened to it.</param>
    /// <param name="id">The record's id; none where it was not created.</param>
    /// <param name="created">Whether the record is new.</param>
    /// <param name="errors">The errors of the org.</param>
    public SaveOutcome(
        T record, OutcomeStatus status, Id<T> id = default, bool created = false, IReadOnlyList<SalesforceError>? errors = null)
        : base(record, status, id.Raw, created, errors)
    {
    }

    /// <inheritdoc/>
    internal SaveOutcome(T record, WriteResult result, RawId known = default)
        : base(record, result, known)
    {
    }

    /// <summary>The record as it was handed in.</summary>
    public new T Record => (T)base.Record;

    /// <summary>The record's id; none where it has none, because it was not created.</summary>
    public Id<T> Id => new(RawId);
}
