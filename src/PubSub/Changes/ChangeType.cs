namespace Salesforce.Typed.Events;

/// <summary>What happened to the records of an event (Change Data Capture Developer Guide, ChangeEventHeader Fields).</summary>
public enum ChangeType
{
    /// <summary>A kind that this version of the library does not know.</summary>
    Unknown,

    /// <summary>Records were created: the event holds every field.</summary>
    Create,

    /// <summary>Fields changed: the event holds those.</summary>
    Update,

    /// <summary>Records were deleted.</summary>
    Delete,

    /// <summary>Records came back from the recycle bin: the event holds every field.</summary>
    Undelete,

    /// <summary>Records were created, and the event could not say how: read them.</summary>
    GapCreate,

    /// <summary>Records changed, and the event could not say how: read them.</summary>
    GapUpdate,

    /// <summary>Records were deleted in a way that wrote no event of its own.</summary>
    GapDelete,

    /// <summary>Records came back, and the event could not say how: read them.</summary>
    GapUndelete,

    /// <summary>A transaction changed more than events are written for (100,000): the object has to be read as a whole.</summary>
    GapOverflow,

    /// <summary>Reserved by Salesforce.</summary>
    Snapshot,
}
