namespace Salesforce.Typed.Schema;

/// <summary>What reading the list of an org's objects gave: the objects, or the problem that prevented it.</summary>
/// <param name="Objects">The objects, in the org's order; empty when the text could not be read.</param>
/// <param name="Problem">What is wrong; null when the text was read.</param>
public sealed record DescribeGlobalResult(EquatableArray<SObjectDescribe> Objects, SchemaProblem? Problem);
