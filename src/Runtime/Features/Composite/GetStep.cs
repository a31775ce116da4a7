using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Composite;

/// <summary>A step that reads a record.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class GetStep<T> : UnitStep
    where T : SObject, ISObjectType
{
    private readonly ReadPlan _plan;
    private T? _record;

    internal GetStep(StepUnit unit, StepCall call, ReadPlan plan, Id<T> id)
        : base(unit, call)
    {
        _plan = plan;
        Id = id;
    }

    /// <summary>The id as it was handed in.</summary>
    public Id<T> Id { get; }

    /// <summary>
    /// The record, with every field of the snapshot. Until the unit is sent it represents the one to come: its ids, texts and picklist
    /// values are references, good in later steps of the same unit.
    /// </summary>
    /// <exception cref="FieldNotLoadedException">By a property: the value is of a kind that cannot be passed on.</exception>
    /// <exception cref="InvalidOperationException">
    /// The unit was sent, and the step was not carried out; or it is a batch, whose steps do not know each other.
    /// </exception>
    /// <exception cref="SalesforceApiException">
    /// The org refused the step: a <see cref="SalesforceNotFoundException"/> where there is no such record.
    /// </exception>
    public T Record
    {
        get
        {
            if (!Unit.IsSent)
                return _record ??= (T)PlaceholderRecord.Of(_plan, Unit.Row(this, AnswerShape.Row, 0));
            DemandSuccess();
            return _record!;
        }
    }

    internal override WriteResult Read(StepAnswer answer)
    {
        _record = (T)RecordBody.Read(answer.Bytes, _plan, new RowContext(Unit.Transport));
        return WriteResult.Saved(Id.Raw, created: false);
    }
}
