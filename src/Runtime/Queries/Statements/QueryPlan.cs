namespace Salesforce.Typed;

/// <summary>The ways in which the org could run a query, the cheapest first.</summary>
public sealed record QueryPlan
{
    /// <summary>Creates a <see cref="QueryPlan"/>.</summary>
    /// <param name="plans">The ways.</param>
    public QueryPlan(IReadOnlyList<QueryPlanStep> plans) => Plans = plans;

    /// <summary>The ways.</summary>
    public IReadOnlyList<QueryPlanStep> Plans { get; init; }
}

/// <summary>A way to run a query.</summary>
public sealed record QueryPlanStep
{
    /// <summary>Creates a <see cref="QueryPlanStep"/>.</summary>
    /// <param name="sObject">The object whose records are looked at.</param>
    /// <param name="leadingOperation">How: <c>Index</c>, <c>Other</c>, <c>Sharing</c> or <c>TableScan</c>.</param>
    /// <param name="relativeCost">The cost in addition to the threshold at which an index is used: above 1 the query is not
    /// selective.</param>
    /// <param name="cardinality">How many records the operation gives, by estimate.</param>
    /// <param name="sObjectCardinality">How many records the object has, about.</param>
    /// <param name="fields">The fields whose index is used.</param>
    /// <param name="notes">Why an index is not used.</param>
    public QueryPlanStep(
        string sObject,
        string leadingOperation,
        double relativeCost,
        long cardinality,
        long sObjectCardinality,
        IReadOnlyList<string> fields,
        IReadOnlyList<string> notes)
    {
        SObject = sObject;
        LeadingOperation = leadingOperation;
        RelativeCost = relativeCost;
        Cardinality = cardinality;
        SObjectCardinality = sObjectCardinality;
        Fields = fields;
        Notes = notes;
    }

    /// <summary>The object whose records are looked at.</summary>
    public string SObject { get; init; }

    /// <summary>How: <c>Index</c>, <c>Other</c>, <c>Sharing</c> or <c>TableScan</c>.</summary>
    public string LeadingOperation { get; init; }

    /// <summary>The cost in addition to the threshold at which an index is used: above 1 the query is not selective.</summary>
    public double RelativeCost { get; init; }

    /// <summary>How many records the operation gives, by estimate.</summary>
    public long Cardinality { get; init; }

    /// <summary>How many records the object has, about.</summary>
    public long SObjectCardinality { get; init; }

    /// <summary>The fields whose index is used.</summary>
    public IReadOnlyList<string> Fields { get; init; }

    /// <summary>Why an index is not used.</summary>
    public IReadOnlyList<string> Notes { get; init; }
}
