namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The unit of DISTANCE (SOQL and SOSL Reference, Location-Based SOQL Queries).</summary>
public enum DistanceUnit
{
    /// <summary><c>'mi'</c>.</summary>
    Miles,

    /// <summary><c>'km'</c>.</summary>
    Kilometers,
}
