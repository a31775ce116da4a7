namespace Salesforce.Typed.Events.Avro;

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
internal sealed record AvroField(string Name, AvroType Type);
