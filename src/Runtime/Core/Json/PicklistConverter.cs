using System.Text.Json;
using System.Text.Json.Serialization;

namespace Salesforce.Typed.Json;

/// <summary>Reads and writes picklist values for System.Text.Json: the API value.</summary>
/// <typeparam name="TPicklist">The picklist.</typeparam>
public sealed class PicklistConverter<TPicklist> : JsonConverter<TPicklist>
    where TPicklist : struct, IPicklist<TPicklist>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override TPicklist Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => TPicklist.Of(reader.GetString()!),
        _ => throw new JsonException("Expected the value of a picklist, a string."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TPicklist value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override TPicklist ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TPicklist.Of(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TPicklist value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }
}
