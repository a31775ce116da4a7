namespace Salesforce.Typed.Search;

/// <summary>Which fields a search looks into (SOSL Reference, IN SearchGroup).</summary>
public enum SearchScope
{
    /// <summary>All fields that are searched: the default.</summary>
    All,

    /// <summary>The names.</summary>
    Names,

    /// <summary>The e-mail addresses.</summary>
    Emails,

    /// <summary>The phone numbers.</summary>
    Phones,

    /// <summary>What the sidebar of Salesforce Classic searches.</summary>
    Sidebar,
}
