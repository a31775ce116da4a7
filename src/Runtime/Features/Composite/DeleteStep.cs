using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Composite;

/// <summary>A step that deletes a record.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class DeleteStep<T> : UnitStep
    where T : ISObjectType
{
    internal DeleteStep(StepUnit unit, StepCall call, Id<T> id)
        : base(unit, call) => Id = id;

    /// <summary>The id as it was handed in.</summary>
    public Id<T> Id { get; }

    internal override WriteResult Read(StepAnswer answer) => WriteResult.Saved(Id.Raw, created: false);
}
