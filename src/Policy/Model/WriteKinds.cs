namespace Salesforce.Typed.Policy.Model;

/// <summary>A set of kinds of writes.</summary>
[Flags]
public enum WriteKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Creates.</summary>
    Create = 1 << WriteKind.Create,

    /// <summary>Updates.</summary>
    Update = 1 << WriteKind.Update,

    /// <summary>Upserts.</summary>
    Upsert = 1 << WriteKind.Upsert,

    /// <summary>Deletes.</summary>
    Delete = 1 << WriteKind.Delete,
}
