namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The fields that a search looks into (SOQL and SOSL Reference, IN SearchGroup).</summary>
public enum SearchGroup
{
    /// <summary><c>ALL FIELDS</c>, the default.</summary>
    All,

    /// <summary><c>NAME FIELDS</c>.</summary>
    Name,

    /// <summary><c>EMAIL FIELDS</c>.</summary>
    Email,

    /// <summary><c>PHONE FIELDS</c>.</summary>
    Phone,

    /// <summary><c>SIDEBAR FIELDS</c>.</summary>
    Sidebar,
}
