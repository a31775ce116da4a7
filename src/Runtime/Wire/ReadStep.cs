namespace Salesforce.Typed.Wire;

/// <summary>One member that a row is expected to have.</summary>
/// <param name="Field">The field or relationship.</param>
/// <param name="Slot">Where its value goes.</param>
/// <param name="Nested">How to read the parent's or the children's rows.</param>
internal readonly record struct ReadStep(FieldInfo Field, int Slot, ReadPlan? Nested)
{
    public bool IsNamed(ReadOnlySpan<byte> name) => name.SequenceEqual(Field.Utf8Name);
}
