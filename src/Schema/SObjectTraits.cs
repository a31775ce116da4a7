namespace Salesforce.Typed.Schema;

/// <summary>The yes-or-no facts of an object in a describe; each is named as its key there (SOAP API, DescribeSObjectResult).</summary>
[Flags]
public enum SObjectTraits
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Records can be created.</summary>
    Createable = 1 << 0,

    /// <summary>Made by the org's admins, not by Salesforce.</summary>
    Custom = 1 << 1,

    /// <summary>A custom setting.</summary>
    CustomSetting = 1 << 2,

    /// <summary>Records can be deleted.</summary>
    Deletable = 1 << 3,

    /// <summary>Reserved by Salesforce.</summary>
    DeprecatedAndHidden = 1 << 4,

    /// <summary>Records can be merged.</summary>
    Mergeable = 1 << 5,

    /// <summary>Is allowed in FROM.</summary>
    Queryable = 1 << 6,

    /// <summary>The updated and deleted calls work on it.</summary>
    Replicateable = 1 << 7,

    /// <summary>Records can be read by id.</summary>
    Retrieveable = 1 << 8,

    /// <summary>Is allowed in RETURNING of a search.</summary>
    Searchable = 1 << 9,

    /// <summary>Apex triggers can be written for it.</summary>
    Triggerable = 1 << 10,

    /// <summary>Deleted records can be taken back from the recycle bin.</summary>
    Undeletable = 1 << 11,

    /// <summary>Records can be updated.</summary>
    Updateable = 1 << 12,
}
