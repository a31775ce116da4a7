using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Composite;

/// <summary>A step that creates, updates or upserts a record.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class SaveStep<T> : UnitStep
    where T : SObject, ISObjectType
{
    private readonly RawId _known;

    /// <param name="unit">The unit.</param>
    /// <param name="call">The call; null where there is nothing to send, and for a record that is given later.</param>
    /// <param name="record">The record; null where it is given later.</param>
    /// <param name="known">The id, where it is known before.</param>
    internal SaveStep(StepUnit unit, StepCall? call, T? record, RawId known)
        : base(unit, call)
    {
        Record = record;
        _known = known;
    }

    /// <summary>The record as it was handed in; null for one that a graph reserved and was not given.</summary>
    public T? Record { get; internal set; }

    /// <summary>
    /// The record's id. Until the unit is sent this is a reference to it, good in the id fields, addresses and conditions of later steps of
    /// the same unit (<c>@{ref0.id}</c>); afterwards it is the id that the org gave.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The unit was sent, and the step was not carried out; or it is a batch, whose steps do not know each other; or there is nothing to
    /// send, and the record was loaded without its id.
    /// </exception>
    /// <exception cref="SalesforceApiException">The org refused the step.</exception>
    public Id<T> Id
    {
        get
        {
            if (Call is null && !IsReserved && _known.IsNone)
                throw NoId(Record!, place: null);
            if (!Unit.IsSent && !_known.IsNone)
                return new Id<T>(_known);
            if (!Unit.IsSent)
                return new Id<T>(Unit.Refer(this, AnswerShape.Row, 0, "id"));
            DemandSuccess();
            return new Id<T>(Result.Id.IsNone ? _known : Result.Id);
        }
    }

    /// <summary>Whether the record is new; false where an upsert or an update changed one that was there.</summary>
    /// <exception cref="InvalidOperationException">The unit was not sent, or the step was not carried out.</exception>
    /// <exception cref="SalesforceApiException">The org refused the step.</exception>
    public bool Created
    {
        get
        {
            DemandSuccess();
            return Result.Created;
        }
    }

    internal override bool IsReserved => Record is null;

    /// <summary>Says that the id of a record that is not sent was not loaded.</summary>
    internal static InvalidOperationException NoId(T record, int? place) =>
        new($"The {record.Layout.Info.Name}{(place is { } at ? $" at place {at}" : "")} has no change, so it is not sent, and it was "
            + $"loaded without its id. Load the id as well.");

    internal override WriteResult Read(StepAnswer answer)
    {
        var id = answer.ReadId();
        return id.IsNone && answer.Status == System.Net.HttpStatusCode.Created
            ? throw new SalesforceFormatException("Expected the id of a created record, found none")
            : WriteResult.Saved(id, answer.Status == System.Net.HttpStatusCode.Created);
    }
}
