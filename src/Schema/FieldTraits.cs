namespace Salesforce.Typed.Schema;

/// <summary>The yes-or-no facts of a field in a describe; each is named as its key there (SOAP API, Field).</summary>
[Flags]
public enum FieldTraits
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Can be set when a record is created.</summary>
    Createable = 1 << 0,

    /// <summary>Can be set when a record is updated; on a master-detail field: the child may be given another parent.</summary>
    Updateable = 1 << 1,

    /// <summary>May be without a value.</summary>
    Nillable = 1 << 2,

    /// <summary>The org fills it in on creation when it is left out.</summary>
    DefaultedOnCreate = 1 << 3,

    /// <summary>Is allowed in WHERE, unless the type forbids it (<see cref="FieldDescribe.CanFilter"/>).</summary>
    Filterable = 1 << 4,

    /// <summary>Is allowed in ORDER BY.</summary>
    Sortable = 1 << 5,

    /// <summary>Is allowed in GROUP BY.</summary>
    Groupable = 1 << 6,

    /// <summary>Is allowed in some aggregate functions; the type says in which.</summary>
    Aggregatable = 1 << 7,

    /// <summary>No two records have the same value.</summary>
    Unique = 1 << 8,

    /// <summary>The unique index distinguishes upper and lower case.</summary>
    CaseSensitive = 1 << 9,

    /// <summary>Marked as an external id.</summary>
    ExternalId = 1 << 10,

    /// <summary>May be the key of an upsert.</summary>
    IdLookup = 1 << 11,

    /// <summary>Names the record, as Account.Name or Case.CaseNumber.</summary>
    NameField = 1 << 12,

    /// <summary>The parent may be of several objects, read through Name.</summary>
    NamePointing = 1 << 13,

    /// <summary>The reference may hold ids of several objects.</summary>
    PolymorphicForeignKey = 1 << 14,

    /// <summary>A formula or a roll-up: read-only.</summary>
    Calculated = 1 << 15,

    /// <summary>An auto number: read-only text.</summary>
    AutoNumber = 1 << 16,

    /// <summary>Made by the org's admins, not by Salesforce.</summary>
    Custom = 1 << 17,

    /// <summary>Only the values of the list are taken.</summary>
    RestrictedPicklist = 1 << 18,

    /// <summary>Which values are offered depends on the controlling field.</summary>
    DependentPicklist = 1 << 19,

    /// <summary>Holds HTML.</summary>
    HtmlFormatted = 1 << 20,

    /// <summary>Encrypted at rest.</summary>
    Encrypted = 1 << 21,

    /// <summary>The child goes when its parent is deleted.</summary>
    CascadeDelete = 1 << 22,

    /// <summary>The parent cannot be deleted while a child refers to it.</summary>
    RestrictedDelete = 1 << 23,

    /// <summary>Writing the child needs read access to the master only.</summary>
    WriteRequiresMasterRead = 1 << 24,

    /// <summary>A field permission can be given for it.</summary>
    Permissionable = 1 << 25,

    /// <summary>Reserved by Salesforce.</summary>
    DeprecatedAndHidden = 1 << 26,

    /// <summary>Is allowed in DISTANCE.</summary>
    QueryByDistance = 1 << 27,
}
