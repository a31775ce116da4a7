namespace Salesforce.Typed;

/// <summary>The ways in which the org could run a query, the cheapest first.</summary>
/// <param name="Plans">The ways.</param>
public sealed record QueryPlan(IReadOnlyList<QueryPlanStep> Plans);

/// <summary>A way to run a query.</summary>
/// <param name="SObject">The object whose records are looked at.</param>
/// <param name="LeadingOperation">How: <c>Index</c>, <c>Other</c>, <c>Sharing</c> or <c>TableScan</c>.</param>
/// <param name="RelativeCost">The cost beside the threshold at which an index is used: above 1 the query is not selective.</param>
/// <param name="Cardinality">How many records the operation gives, by estimate.</param>
/// <param name="SObjectCardinality">How many records the object has, about.</param>
/// <param name="Fields">The fields whose index is used.</param>
/// <param name="Notes">Why an index is not used.</param>
public sealed record QueryPlanStep(
    string SObject, string LeadingOperation, double RelativeCost, long Cardinality, long SObjectCardinality, IReadOnlyList<string> Fields, IReadOnlyList<string> Notes);
