using Salesforce.Typed.Composite;

namespace Salesforce.Typed;

/// <summary>A step that creates, updates or upserts several records of one object.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class SaveManyStep<T> : ManyStep
    where T : SObject, ISObject<T>
{
    private readonly T[] _records;
    private readonly StepRows<Id<T>> _ids;
    private SaveOutcome<T>[]? _outcomes;

    internal SaveManyStep(StepUnit unit, StepCall? call, T[] records, int[] places)
        : base(unit, call, records.Length, places)
    {
        _records = records;
        _ids = new StepRows<Id<T>>(this, MakeReference);
    }

    /// <summary>
    /// The records' ids, in the order given. Until the unit is sent <c>Ids[0]</c> is a reference to it, good in later steps of the same unit
    /// (<c>@{ref0[0].id}</c>); afterwards it is the id that the org gave.
    /// </summary>
    /// <exception cref="InvalidOperationException">The ids were counted before the unit was sent; or the step was not carried out.</exception>
    /// <exception cref="SalesforceException">The org refused a record: <see cref="Outcomes"/> tells of each.</exception>
    public IReadOnlyList<Id<T>> Ids
    {
        get
        {
            if (Unit.IsSent && Succeeded)
                _ids.Fill([.. Outcomes.Select(o => o.Id)]);
            return _ids;
        }
    }

    /// <summary>What became of each record, in the order given.</summary>
    /// <exception cref="InvalidOperationException">The unit was not sent.</exception>
    public IReadOnlyList<SaveOutcome<T>> Outcomes => _outcomes ??= [.. Verdicts.Select((v, i) => new SaveOutcome<T>(_records[i], v))];

    private Id<T> MakeReference(int record)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(record, _records.Length);
        var known = _records[record].RecordId;
        return new Id<T>(known.IsNone || Call!.Method == HttpMethod.Post ? Unit.Refer(this, AnswerShape.List, PlaceInAnswer(record), "id") : known);
    }
}
