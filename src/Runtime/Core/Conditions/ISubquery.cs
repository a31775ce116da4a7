namespace Salesforce.Typed.Core.Conditions;

/// <summary>A query that can be inside a condition.</summary>
internal interface ISubquery
{
    /// <summary>The object that it asks.</summary>
    SObjectInfo From { get; }

    /// <summary>Its condition.</summary>
    Condition? Where { get; }

    /// <summary>Whether it has groups, an order or a limit, which SOQL does not take there.</summary>
    bool IsOrderedOrLimited { get; }

    /// <summary>Whether it selects one field of its own object, and nothing else.</summary>
    bool SelectsOwnField { get; }

    /// <summary>Writes the query.</summary>
    void Write(ref SoqlWriter writer);
}
