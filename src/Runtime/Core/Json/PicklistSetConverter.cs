using System.Text.Json;
using System.Text.Json.Serialization;

namespace Salesforce.Typed.Json;

/// <summary>Reads and writes the values of a multi-select picklist for System.Text.Json as they go over the wire: joined by semicolons.</summary>
/// <typeparam name="P">The picklist.</typeparam>
public sealed class PicklistSetConverter<P> : JsonConverter<PicklistSet<P>>
    where P : struct, IPicklist<P>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override PicklistSet<P> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => PicklistSet<P>.Parse(reader.GetString()!),
        _ => throw new JsonException("Expected the values of a picklist, a string with semicolons between them."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PicklistSet<P> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    /// <inheritdoc/>
    public override PicklistSet<P> ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PicklistSet<P>.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, PicklistSet<P> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString());
    }
}
