namespace Salesforce.Typed.Generator.Models;

/// <summary>A field that the org lost, or the relationship behind it.</summary>
/// <param name="Member">What it was.</param>
/// <param name="Removal">What is said of it.</param>
internal sealed record RemovedMember(MemberModel Member, Removal Removal);
