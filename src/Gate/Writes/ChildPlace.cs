namespace Salesforce.Typed.Gate.Writes;

/// <summary>Where records stood in other records of a create.</summary>
/// <param name="Item">The place of the parents among the items of the plan.</param>
/// <param name="Relationship">The relationship that they stood under.</param>
/// <param name="Parents">The parent of each record, by its place among the parents.</param>
internal sealed record ChildPlace(int Item, string Relationship, IReadOnlyList<int> Parents);
