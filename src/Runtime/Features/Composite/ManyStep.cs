using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Composite;

/// <summary>
/// A step that writes several records, <see cref="UnitStep.Status"/> of which is <see cref="OutcomeStatus.Failed"/> as soon as one of them is
/// refused. In a unit that is not all or none the others may be written all the same: the step's outcomes tell of each record.
/// </summary>
public abstract class ManyStep : UnitStep
{
    private readonly int _count;
    private readonly int[] _places;
    private Verdict[]? _verdicts;

    /// <param name="unit">The unit.</param>
    /// <param name="call">The call; null where no record has a change.</param>
    /// <param name="count">How many records there are.</param>
    /// <param name="places">Those that are sent.</param>
    private protected ManyStep(StepUnit unit, StepCall? call, int count, int[] places)
        : base(unit, call)
    {
        _count = count;
        _places = places;
    }

    /// <summary>What became of each record.</summary>
    private protected Verdict[] Verdicts
    {
        get
        {
            DemandSent();
            var all = new Verdict[_count];
            Array.Fill(all, Verdict.Unchanged);
            for (var i = 0; i < _places.Length; i++)
                all[_places[i]] = _verdicts is null ? Verdict : _verdicts[i];
            return all;
        }
    }

    internal override Verdict Read(StepAnswer answer)
    {
        _verdicts = RecordsRequest.Read(answer.Body, _places.Length, Call!.Method);
        if (Array.TrueForAll(_verdicts, v => v.Status == OutcomeStatus.Succeeded))
            return Verdict.Saved(default, created: false);
        List<SalesforceError> errors = [.. _verdicts.Where(v => v.Status == OutcomeStatus.Failed).SelectMany(v => v.Errors)];
        return new Verdict(OutcomeStatus.Failed, default, false, errors, ErrorReader.Create(Name, System.Net.HttpStatusCode.BadRequest, errors));
    }

    internal override void TakeBack()
    {
        for (var i = 0; i < _verdicts?.Length; i++)
        {
            if (_verdicts[i].Status == OutcomeStatus.Succeeded)
                _verdicts[i] = Verdict.Refused([], isRolledBack: true);
        }
    }

    internal override void DoubtRefusals()
    {
        for (var i = 0; i < _verdicts?.Length; i++)
            _verdicts[i] = _verdicts[i].Doubted();
    }

    /// <summary>The place in the answer of a record that is sent.</summary>
    private protected int PlaceInAnswer(int record) => Array.IndexOf(_places, record);
}
