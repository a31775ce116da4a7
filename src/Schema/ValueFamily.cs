namespace Salesforce.Typed.Schema;

/// <summary>What the values of a field type are: it decides what they can be compared with and whether they can be added up.</summary>
public enum ValueFamily : byte
{
    /// <summary>Values of any type, or of a type that this version does not know.</summary>
    Any,

    /// <summary>One text that people read.</summary>
    Text,

    /// <summary>Several texts of a list.</summary>
    TextSet,

    /// <summary>The id of a record.</summary>
    Id,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An instant.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>Bytes.</summary>
    Binary,

    /// <summary>Several other fields of the record, shown as one.</summary>
    Compound,

    /// <summary>A JSON object or list.</summary>
    Structured,
}
