namespace Salesforce.Typed.Conditions;

/// <summary>A query that can stand inside a condition.</summary>
internal interface ISubquery
{
    /// <summary>Writes the query.</summary>
    void Write(ref SoqlWriter writer);
}
