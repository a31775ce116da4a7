using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A write that the policy allows, perhaps after a person approved it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Object">The object.</param>
/// <param name="Records">The records; for a delete, with ids alone.</param>
/// <param name="Key">The key of an upsert; null for others.</param>
/// <param name="AllOrNone">Whether nothing is written where one record is refused.</param>
/// <param name="UnchangedSince">The records are only written where none was changed after this time; null for no such condition.</param>
internal sealed record WriteRequest(
    WriteKind Kind, string Object, IReadOnlyList<WriteRecord> Records, string? Key, bool AllOrNone, DateTimeOffset? UnchangedSince)
{
    /// <summary>The write as a verb with its object, for records and people.</summary>
    public string Attempt => $"{Kind.ToString().ToLowerInvariant()} {Records.Count} {Object} {(Records.Count == 1 ? "record" : "records")}"
        + (Records.Count == 1 && Records[0].Id is { } id ? $" {id}" : "")
        + (Kind == WriteKind.Delete ? "" : $" ({string.Join(", ", Records.SelectMany(r => r.Fields.Keys).Distinct().Take(12))})");
}
