namespace Salesforce.Typed.Events.Avro;

/// <summary>The schema of an event: a record.</summary>
/// <param name="Id">Its fingerprint, as each event names it.</param>
/// <param name="Root">The record.</param>
internal sealed record AvroSchema(string Id, AvroType Root)
{
    /// <summary>The name of the event, as <c>AccountChangeEvent</c>.</summary>
    public string Name => Root.Name!;
}
