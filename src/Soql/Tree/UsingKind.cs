namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>What USING restricts by.</summary>
public enum UsingKind
{
    /// <summary>A scope, as <c>mine</c> (SOQL and SOSL Reference, USING SCOPE).</summary>
    Scope,

    /// <summary>The filter of a lookup field.</summary>
    Lookup,
}
