using Salesforce.Typed.Composite;

namespace Salesforce.Typed;

/// <summary>What became of a record, of any object, that was to be created or updated.</summary>
public class SaveOutcome : RecordOutcome
{
    internal SaveOutcome(SObject record, Verdict verdict)
        : base(verdict)
    {
        Record = record;
        RawId = verdict.Id.IsNone ? record.RecordId : verdict.Id;
        Created = verdict.Created;
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

/// <summary>What became of a record that was to be created or updated.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class SaveOutcome<T> : SaveOutcome
    where T : SObject, ISObject<T>
{
    internal SaveOutcome(T record, Verdict verdict)
        : base(record, verdict)
    {
    }

    /// <summary>The record as it was handed in.</summary>
    public new T Record => (T)base.Record;

    /// <summary>The record's id; none where it has none, because it was not created.</summary>
    public Id<T> Id => new(RawId);
}
