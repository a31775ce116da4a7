namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>What a field of an event's schema holds, in addition to null.</summary>
internal enum EventFieldType : byte
{
    /// <summary>The header of a change event.</summary>
    Header,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An int.</summary>
    Int,

    /// <summary>A long: a count, or a date, a moment or a time of day in milliseconds.</summary>
    Long,

    /// <summary>A double.</summary>
    Double,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A record of parts: an address, a location, a person's name.</summary>
    Record,

    /// <summary>A string, or a record of parts: the name of an account that may be a person.</summary>
    TextOrRecord,
}
