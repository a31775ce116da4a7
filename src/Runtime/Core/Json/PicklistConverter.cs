using System.Text.Json;
using System.Text.Json.Serialization;

namespace Salesforce.Typed.Json;

/// <summary>Reads and writes picklist values for System.Text.Json: the API value.</summary>
/// <typeparam name="P">The picklist.</typeparam>
public sealed class PicklistConverter<P> : JsonConverter<P>
    where P : struct, IPicklist<P>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override P Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => P.Of(reader.GetString()!),
        _ => throw new JsonException("Expected the value of a picklist, a string."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, P value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override P ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => P.Of(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, P value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }
}
