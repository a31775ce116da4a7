using Salesforce.Typed.Events.Avro;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>A field of the event's schema, in the order of the payload.</summary>
/// <param name="Field">The field.</param>
/// <param name="Leaf">Its place among the leaves.</param>
/// <param name="Compound">The record among its branches whose fields are parts.</param>
/// <param name="Role">What else is done with it.</param>
internal readonly record struct EventStep(AvroField Field, int Leaf, AvroType? Compound, StepRole Role)
{
    /// <summary>Whether a single zero byte is null, as it is in nearly every field.</summary>
    public bool ZeroIsNull { get; } = Field.Type is { Kind: AvroKind.Union, Branches: [{ Kind: AvroKind.Null }, ..] };
}
