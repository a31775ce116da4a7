using Salesforce.Typed.Bulk;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>What happened to a record of a load.</summary>
/// <param name="Record">The record.</param>
/// <param name="Result">What happened to it.</param>
/// <param name="Id">Its id; none where it has none.</param>
/// <param name="IsCreated">Whether it is new.</param>
/// <param name="IsAmbiguous">Whether another record has the same values, and the outcome may be that of the other.</param>
internal readonly record struct LoadOutcome(DynamicRecord Record, RecordOutcome Result, RawId Id, bool IsCreated, bool IsAmbiguous)
{
    /// <summary>The outcome of a record of a bulk load.</summary>
    public static LoadOutcome Of(BulkOutcome<DynamicRecord> outcome) =>
        new(outcome.Record, outcome, outcome.Id.Raw, outcome.Created, outcome.IsAmbiguous);

    /// <summary>The outcome of a record that was written by single calls.</summary>
    public static LoadOutcome Of(SaveOutcome<DynamicRecord> outcome) => new(outcome.Record, outcome, outcome.RawId, outcome.Created, false);

    /// <summary>What the org says against the record, or why it was not written.</summary>
    public string Error => Result.Errors.Count > 0 ? string.Join(" | ", Result.Errors) : Result.Cause?.Message ?? "";
}
