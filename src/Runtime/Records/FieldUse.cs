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
}
