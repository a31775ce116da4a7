namespace Salesforce.Typed;

/// <summary>When a field may be set.</summary>
[Flags]
public enum FieldUse : byte
{
    /// <summary>Never: the org fills it in.</summary>
    ReadOnly = 0,

    /// <summary>When the record is created.</summary>
    Create = 1,

    /// <summary>When the record is updated.</summary>
    Update = 2,

    /// <summary>
    /// A reference without which the org refuses a new record. It is no <c>required</c> member, because a child in a tree and a parent that
    /// is named by an external id leave it out; a missing one is found before the record is sent.
    /// </summary>
    Required = 4,
}
