using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>All that a call that writes asks of the org.</summary>
/// <param name="Items">What is asked, in order.</param>
/// <param name="AllOrNone">Whether the agent wants nothing to be written where one record is refused.</param>
/// <param name="NeedsApproval">Whether a grant makes it wait for a person.</param>
internal sealed record WritePlan(IReadOnlyList<PlanItem> Items, bool AllOrNone, bool NeedsApproval)
{
    /// <summary>The tool.</summary>
    public required string Tool { get; init; }

    /// <summary>Whether the agent gave several steps.</summary>
    public bool HasSteps => Items[0].Name is not null;

    /// <summary>The items that change the org.</summary>
    public IEnumerable<WriteRequest> Writes => Items.OfType<WriteRequest>();

    /// <summary>The items that read.</summary>
    public IEnumerable<ReadRequest> Reads => Items.OfType<ReadRequest>();

    /// <summary>It as a verb with its object, for records and people.</summary>
    public string Attempt => HasSteps
        ? $"run {Items.Count} steps: {string.Join("; ", Items.Select(i => i.Attempt))}"
        : string.Join(", with ", Items.Select(i => i.Attempt));

    /// <summary>The objects and fields, as records show them.</summary>
    public string Footprint => string.Join(", ", Items.SelectMany(i => i.Footprint).Distinct());

    /// <summary>The grants that allow it, as records show them.</summary>
    public string Grant => string.Join("; ", Items.Select(i => i.Grant).Distinct());

    /// <summary>Whether rows are looked for before or after, which holds for all records or none.</summary>
    public bool IsGuarded(AgentAccess access) => Writes.Any(w => IsGuarded(access, w));

    /// <summary>
    /// Whether it is sent as a composite request. A list of records alone is not: its texts are then never taken for references.
    /// </summary>
    public bool IsComposite(AgentAccess access) => Items.Count > 1 || Items[0] is ReadRequest || IsGuarded(access);

    /// <summary>Whether nothing is written where one record is refused.</summary>
    public bool IsAllOrNone(AgentAccess access) => AllOrNone || IsGuarded(access) || Writes.Any(w => w.Place is not null);

    /// <summary>Whether the rows of a write are looked for before it or after it.</summary>
    public static bool IsGuarded(AgentAccess access, WriteRequest write) =>
        access.FilterOf(write.Object) is not null || IsGuardedBefore(access, write);

    /// <summary>
    /// Whether the rows of a write are looked for before it: where they have a filter or a condition, or nothing else shows that the ids
    /// are of the object.
    /// </summary>
    public static bool IsGuardedBefore(AgentAccess access, WriteRequest write) => write.Kind is WriteKind.Update or WriteKind.Delete
        && (access.FilterOf(write.Object) is not null || write.UnchangedSince is not null
            || access.Schema.Find(write.Object)?.KeyPrefix is null);
}
