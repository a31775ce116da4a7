using System.Text;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>One member that a row is expected to have.</summary>
internal readonly struct ReadStep(FieldInfo field, int slot, ReadPlan? nested)
{
    /// <summary>The field or relationship.</summary>
    public FieldInfo Field { get; } = field;

    /// <summary>Where its value goes.</summary>
    public int Slot { get; } = slot;

    /// <summary>How to read the parent's or the children's rows.</summary>
    public ReadPlan? Nested { get; } = nested;

    /// <summary>What stands before the value in a row: the comma, the name and the colon.</summary>
    public byte[] Prefix { get; } = Encoding.UTF8.GetBytes($",\"{field.Name}\":");

    /// <summary>Whether the member is this one.</summary>
    public bool IsNamed(ReadOnlySpan<byte> name) => name.SequenceEqual(Field.Utf8Name);
}
