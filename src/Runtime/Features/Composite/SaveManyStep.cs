using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Composite;

/// <summary>A step that creates, updates or upserts several records of one object.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class SaveManyStep<T> : ManyStep
    where T : SObject, ISObjectType
{
    private readonly T[] _records;
    private readonly bool _isUpdate;
    private readonly StepRows<Id<T>> _ids;
    private SaveOutcome<T>[]? _outcomes;

    /// <param name="unit">The unit.</param>
    /// <param name="call">The call; null where there is nothing to send.</param>
    /// <param name="records">The records.</param>
    /// <param name="places">Those that are sent.</param>
    /// <param name="isUpdate">Whether the records are there before, so that their ids are those of what is written.</param>
    internal SaveManyStep(StepUnit unit, StepCall? call, T[] records, int[] places, bool isUpdate)
        : base(unit, call, records.Length, places)
    {
        _records = records;
        _isUpdate = isUpdate;
        _ids = new StepRows<Id<T>>(this, MakeReference);
    }

    /// <summary>
    /// The records' ids, in the order given. Until the unit is sent <c>Ids[0]</c> is a reference to it, good in later steps of the same
    /// unit (<c>@{ref0[0].id}</c>); afterwards it is the id that the org gave.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The ids were counted before the unit was sent; or the step was not carried out.
    /// </exception>
    /// <exception cref="SalesforceApiException">The org refused a record: <see cref="Outcomes"/> has the reason for each.</exception>
    public IReadOnlyList<Id<T>> Ids
    {
        get
        {
            if (Unit.IsSent && Succeeded)
                _ids.Fill([.. Outcomes.Select(o => o.Id)]);
            return _ids;
        }
    }

    /// <summary>What happened to each record, in the order given.</summary>
    /// <exception cref="InvalidOperationException">The unit was not sent.</exception>
    public IReadOnlyList<SaveOutcome<T>> Outcomes =>
        _outcomes ??= [.. Verdicts.Select((v, i) => new SaveOutcome<T>(_records[i], v, Known(i)))];

    private protected override RawId SentId(int record) => _isUpdate ? Known(record) : default;

    // An id that was a reference itself comes with the answer.
    private RawId Known(int record) => _records[record].RecordId is { IsReference: false } id ? id : default;

    private Id<T> MakeReference(int record)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(record, _records.Length);
        var place = PlaceInAnswer(record);
        if (place >= 0 && !_isUpdate)
            return new Id<T>(Unit.Refer(this, AnswerShape.List, place, "id"));
        return _records[record].RecordId is { IsNone: false } known ? new Id<T>(known) : throw SaveStep<T>.NoId(_records[record], record);
    }
}
