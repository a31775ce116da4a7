namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>What a change event tells of, in the order of the schema's enum.</summary>
internal enum ChangeType : byte
{
    Create,
    Update,
    Delete,
    Undelete,
    GapCreate,
    GapUpdate,
    GapDelete,
    GapUndelete,
    GapOverflow,
    Snapshot,
}
