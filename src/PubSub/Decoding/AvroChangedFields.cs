using Salesforce.Typed.Events.Changes;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>Which fields an event of the Pub/Sub API says something of.</summary>
/// <param name="Plan">How the event is read.</param>
/// <param name="ChangedSet">What changed.</param>
/// <param name="NulledSet">What became null.</param>
/// <param name="Differences">What came as a difference, by the record's name.</param>
internal sealed record AvroChangedFields(
    EventPlan Plan, FieldSet ChangedSet, FieldSet NulledSet, IReadOnlyDictionary<string, string>? Differences) : IChangedFields
{
    public IReadOnlyList<string> Changed => ChangedSet.Names;

    public IReadOnlyList<string> Nulled => NulledSet.Names;

    public IReadOnlyList<string> Diffs => Differences is null ? [] : [.. Differences.Keys];

    public bool HasChanged(string field) => Plan.LeafOf(Named.Find(Plan.Info, field)) is >= 0 and var leaf && ChangedSet.Contains(leaf);

    public string DiffOf(string field) => Named.Diff(Plan.Info, Differences, field);
}
