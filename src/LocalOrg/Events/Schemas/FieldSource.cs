using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>Where the value of an event's field comes from.</summary>
/// <param name="Field">The record's field; null for a compound that has only parts.</param>
/// <param name="Parts">The fields that are a compound's parts, in the schema's order; null where the object lacks one.</param>
internal sealed record FieldSource(FieldModel? Field, IReadOnlyList<FieldModel?> Parts)
{
    public static FieldSource None { get; } = new(null, []);

    /// <summary>Whether the record's own value is a text that may be long.</summary>
    public bool MayBeLong => Field is { Type: Salesforce.Typed.Schema.FieldType.TextArea };
}
