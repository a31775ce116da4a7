namespace Salesforce.Typed;

/// <summary>
/// Where records without a value are in an order. The platform ignores it on a relationship's field (SOQL Reference, ORDER BY).
/// </summary>
public enum Nulls
{
    /// <summary>Before the others: what the platform does when nothing is said.</summary>
    First,

    /// <summary>After the others.</summary>
    Last,
}
