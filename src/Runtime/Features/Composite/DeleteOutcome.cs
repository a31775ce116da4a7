using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Composite;

/// <summary>What became of a record that was to be deleted.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class DeleteOutcome<T> : RecordOutcome
    where T : ISObjectType
{
    internal DeleteOutcome(Id<T> id, Verdict verdict)
        : base(verdict) => Id = id;

    /// <summary>The id as it was handed in.</summary>
    public Id<T> Id { get; }
}
