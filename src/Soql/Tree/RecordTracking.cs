namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>How a query marks its rows as recently used (SOQL and SOSL Reference, FOR VIEW and FOR REFERENCE).</summary>
public enum RecordTracking
{
    /// <summary>It does not.</summary>
    None,

    /// <summary><c>FOR VIEW</c>.</summary>
    View,

    /// <summary><c>FOR REFERENCE</c>.</summary>
    Reference,
}
