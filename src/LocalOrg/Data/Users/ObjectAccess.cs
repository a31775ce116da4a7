namespace Salesforce.Typed.Testing;

/// <summary>
/// What a user may do with the records of an object. As on the platform, writing takes reading along, and deleting editing.
/// </summary>
[Flags]
public enum ObjectAccess
{
    /// <summary>Nothing: for the user there is no such object.</summary>
    None = 0,

    /// <summary>Read.</summary>
    Read = 1,

    /// <summary>Read and create.</summary>
    Create = Read | 2,

    /// <summary>Read and change.</summary>
    Edit = Read | 4,

    /// <summary>Read, change and delete.</summary>
    Delete = Edit | 8,

    /// <summary>All of it.</summary>
    All = Create | Delete,
}
