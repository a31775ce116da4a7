using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Events.Avro;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>A field of an event, or a part of a compound one, and the field of the record that it goes to.</summary>
/// <param name="name">The event's name for it, as <c>BillingAddress.City</c>.</param>
/// <param name="field">The record's field; null where the snapshot has none.</param>
internal sealed class EventLeaf(string name, FieldInfo? field)
{
    /// <summary>The event's name for it.</summary>
    public string Name { get; } = name;

    /// <summary>The record's field.</summary>
    public FieldInfo? Field { get; } = field;

    /// <summary>The type that its values have, and that was found to fit the field.</summary>
    public AvroType? Type { get; init; }

    /// <summary>For a text: those that were seen in the field.</summary>
    public TextCache? Texts { get; } = field?.KnownTexts;

    /// <summary>Whether a value can be here itself: it can not in a compound that has nothing but parts.</summary>
    public bool HoldsValue { get; init; }

    /// <summary>Where its first part is among the leaves.</summary>
    public int FirstPart { get; init; }

    /// <summary>How many parts it has.</summary>
    public int Parts { get; init; }

    /// <summary>Where its value is put while an event is read.</summary>
    public int Slot { get; set; }

    /// <summary>The name that users see.</summary>
    public string ShownName => Field?.Name ?? Name;
}
