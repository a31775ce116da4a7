namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>What an UPDATE clause counts, for Knowledge articles (SOQL and SOSL Reference, UPDATE).</summary>
[Flags]
public enum UpdateTargets
{
    /// <summary>There is no UPDATE clause.</summary>
    None = 0,

    /// <summary><c>TRACKING</c>: keywords used in searches.</summary>
    Tracking = 1,

    /// <summary><c>VIEWSTAT</c>: views of the article.</summary>
    ViewStat = 2,
}
