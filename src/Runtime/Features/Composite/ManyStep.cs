using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Composite;

/// <summary>
/// A step that writes several records, <see cref="UnitStep.Status"/> of which is <see cref="OutcomeStatus.Failed"/> as soon as one of them
/// is refused. In a unit that is not all or none the others may be written all the same: the step's outcomes tell of each record.
/// </summary>
public abstract class ManyStep : UnitStep
{
    private readonly int _count;
    private readonly int[] _places;
    private WriteResult[]? _results;

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

    /// <summary>What happened to each record.</summary>
    private protected WriteResult[] Verdicts
    {
        get
        {
            DemandSent();
            var all = new WriteResult[_count];
            Array.Fill(all, WriteResult.Unchanged);
            for (var i = 0; i < _places.Length; i++)
                all[_places[i]] = _results is null ? Result : _results[i];
            return all;
        }
    }

    /// <summary>The id by which a record was sent; none where the response brings it.</summary>
    private protected abstract RawId SentId(int record);

    internal override WriteResult Read(StepAnswer answer)
    {
        _results = RecordsRequest.Read(answer.Body, _places.Length, Call!.Method, [.. _places.Select(SentId)]);
        if (Array.TrueForAll(_results, v => v.Status == OutcomeStatus.Succeeded))
            return WriteResult.Saved(default, created: false);
        List<SalesforceError> errors = [.. _results.Where(v => v.Status == OutcomeStatus.Failed).SelectMany(v => v.Errors)];
        return new WriteResult(
            OutcomeStatus.Failed, default, false, errors, ErrorReader.Create(Name, System.Net.HttpStatusCode.BadRequest, errors));
    }

    internal override void TakeBack()
    {
        for (var i = 0; i < _results?.Length; i++)
        {
            if (_results[i].Status == OutcomeStatus.Succeeded)
                _results[i] = WriteResult.Refused([], isRolledBack: true);
        }
    }

    internal override void DoubtRefusals()
    {
        for (var i = 0; i < _results?.Length; i++)
            _results[i] = _results[i].Doubted();
    }

    /// <summary>The place in the answer of a record that is sent.</summary>
    private protected int PlaceInAnswer(int record) => Array.IndexOf(_places, record);
}
