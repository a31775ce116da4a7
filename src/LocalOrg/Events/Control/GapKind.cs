namespace Salesforce.Typed.Testing;

/// <summary>What a gap event says that happened.</summary>
public enum GapKind
{
    /// <summary><c>GAP_CREATE</c></summary>
    Create,

    /// <summary><c>GAP_UPDATE</c></summary>
    Update,

    /// <summary><c>GAP_DELETE</c></summary>
    Delete,

    /// <summary><c>GAP_UNDELETE</c></summary>
    Undelete,
}
