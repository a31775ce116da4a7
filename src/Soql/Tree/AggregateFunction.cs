namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The aggregates of SOQL (SOQL and SOSL Reference, Aggregate Functions).</summary>
public enum AggregateFunction
{
    /// <summary><c>COUNT</c>: rows, or values that are not null.</summary>
    Count,

    /// <summary><c>COUNT_DISTINCT</c>.</summary>
    CountDistinct,

    /// <summary><c>SUM</c>.</summary>
    Sum,

    /// <summary><c>AVG</c>.</summary>
    Avg,

    /// <summary><c>MIN</c>; of picklists by the order of their values.</summary>
    Min,

    /// <summary><c>MAX</c>; of picklists by the order of their values.</summary>
    Max,
}
