namespace Salesforce.Typed.Policy.Model;

/// <summary>The kinds of writes.</summary>
public enum WriteKind
{
    /// <summary>Creates records.</summary>
    Create,

    /// <summary>Changes records.</summary>
    Update,

    /// <summary>Creates or changes records by a key.</summary>
    Upsert,

    /// <summary>Deletes records.</summary>
    Delete,
}
