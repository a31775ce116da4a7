using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>Records of one object that are written in one way, which the policy allows, perhaps after a person approved it.</summary>
/// <param name="Step">The place of the agent's step; 0 for a tool that has one.</param>
/// <param name="Name">The name of the agent's step; null where the call is one of a single tool.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Object">The object.</param>
/// <param name="Records">The records; for a delete, with ids alone.</param>
internal sealed record WriteRequest(int Step, string? Name, WriteKind Kind, string Object, IReadOnlyList<WriteRecord> Records)
    : PlanItem(Step, Name, Object)
{
    /// <summary>The key of an upsert; null for others.</summary>
    public string? Key { get; init; }

    /// <summary>The records are only written where none was changed after this time; null for no such condition.</summary>
    public DateTimeOffset? UnchangedSince { get; init; }

    /// <summary>Where the records stood in records of the agent's; null where they stood for themselves.</summary>
    public ChildPlace? Place { get; init; }

    public override string Attempt => $"{Verb} {Records.Count} {Object} {(Records.Count == 1 ? "record" : "records")}"
        + (Records.Count == 1 && Records[0].Id is { } id ? $" {id}" : "")
        + (Kind == WriteKind.Delete ? "" : $" ({string.Join(", ", Names.Take(12))})");

    public override IEnumerable<string> Footprint => Names.Select(f => $"{Object}.{f}").Prepend(Object);

    /// <summary>The kind as the name of its tool.</summary>
    public string Verb => Kind.ToString().ToLowerInvariant();

    private IEnumerable<string> Names => Records.SelectMany(r => r.Names).Distinct();
}
