namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>A field of an event's schema.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Doc">What the platform says of it: <c>Data:Phone</c>.</param>
internal sealed record EventField(string Name, EventFieldType Type, string Doc)
{
    /// <summary>Whether it may be null; the header and two fields of platform events may not.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>The record's name: <c>Address</c>.</summary>
    public string RecordName { get; init; } = "";

    /// <summary>The parts of a record.</summary>
    public IReadOnlyList<EventField> Parts { get; init; } = [];

    public bool HasParts => Type is EventFieldType.Record or EventFieldType.TextOrRecord;
}
