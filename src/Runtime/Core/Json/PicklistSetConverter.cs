using System.Text.Json;
using System.Text.Json.Serialization;

namespace Salesforce.Typed.Json;

/// <summary>
/// Reads and writes the values of a multi-select picklist for System.Text.Json as they go over the wire: joined by semicolons.
/// </summary>
/// <typeparam name="TPicklist">The picklist.</typeparam>
public sealed class PicklistSetConverter<TPicklist> : JsonConverter<PicklistSet<TPicklist>>
    where TPicklist : struct, IPicklist<TPicklist>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override PicklistSet<TPicklist> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => PicklistSet<TPicklist>.Parse(reader.GetString()!),
        _ => throw new JsonException("Expected the values of a picklist, a string with semicolons between them."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PicklistSet<TPicklist> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    /// <inheritdoc/>
    public override PicklistSet<TPicklist> ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PicklistSet<TPicklist>.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, PicklistSet<TPicklist> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString());
    }
}
