namespace Salesforce.Typed.Events;

/// <summary>What a copy of the org's data has to read again, because the event does not tell it.</summary>
public enum Reload
{
    /// <summary>Nothing: the event says all.</summary>
    Nothing,

    /// <summary>
    /// The records of the event. Until then, other events of theirs are to be skipped (Change Data Capture Developer Guide, Gap
    /// Events).
    /// </summary>
    Records,

    /// <summary>
    /// The whole object (Change Data Capture Developer Guide, Overflow Events, and Conversions That Generate a Change Event).
    /// </summary>
    Object,
}
