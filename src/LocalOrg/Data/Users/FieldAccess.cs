namespace Salesforce.Typed.Testing;

/// <summary>What a user may do with a field.</summary>
public enum FieldAccess
{
    /// <summary>Nothing: for the user there is no such field.</summary>
    None,

    /// <summary>Read.</summary>
    Read,

    /// <summary>Read and write.</summary>
    Edit,
}
