using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Composite;

/// <summary>A step that reads several records by their ids.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class GetManyStep<T> : UnitStep
    where T : SObject, ISObjectType
{
    private readonly ReadPlan _plan;
    private readonly int _count;
    private readonly StepRows<T?> _records;

    internal GetManyStep(StepUnit unit, StepCall call, ReadPlan plan, int count)
        : base(unit, call)
    {
        _plan = plan;
        _count = count;
        _records = new StepRows<T?>(this, MakeStandIn);
    }

    /// <summary>
    /// A record for each id, in the order given, with every field of the snapshot; null where there is none. Until the unit is sent
    /// <c>Records[0]</c>
    /// represents the one to come: its ids, texts and picklist values are references, good in later steps of the same unit.
    /// </summary>
    /// <exception cref="FieldNotLoadedException">By a record's property: the value is of a kind that cannot be passed on.</exception>
    /// <exception cref="InvalidOperationException">
    /// The records were counted or walked through before the unit was sent; or the step was not carried out.
    /// </exception>
    /// <exception cref="SalesforceApiException">The org refused the step.</exception>
    public IReadOnlyList<T?> Records => _records;

    internal override WriteResult Read(StepAnswer answer)
    {
        _records.Fill(Retrieval.Read(answer.Bytes, _plan, new RowContext(Unit.Transport), _count).ConvertAll(r => (T?)r));
        return WriteResult.Saved(default, created: false);
    }

    private T MakeStandIn(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _count);
        return (T)PlaceholderRecord.Of(_plan, Unit.Row(this, AnswerShape.List, row));
    }
}
