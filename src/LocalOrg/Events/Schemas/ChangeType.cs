namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>The kind of change that an event reports, in the order of the schema's enum.</summary>
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
