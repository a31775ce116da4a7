namespace Salesforce.Typed.Events.Avro;

/// <summary>A type of an Avro schema. Which of its parts are there follows from its kind.</summary>
internal sealed class AvroType(AvroKind kind)
{
    /// <summary>The kind.</summary>
    public AvroKind Kind { get; } = kind;

    /// <summary>The name of a record, an enum or a fixed, without its namespace.</summary>
    public string? Name { get; init; }

    /// <summary>The fields of a record. Set after the record is made, because a record may hold itself.</summary>
    public AvroField[] Fields { get; set; } = [];

    /// <summary>The values of an enum.</summary>
    public string[] Symbols { get; init; } = [];

    /// <summary>The branches of a union.</summary>
    public AvroType[] Branches { get; init; } = [];

    /// <summary>What an array or a map holds.</summary>
    public AvroType? Items { get; init; }

    /// <summary>The bytes of a fixed.</summary>
    public int Size { get; init; }
}
