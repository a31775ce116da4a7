using System.Text.Json;
using System.Text.Json.Serialization;

namespace Salesforce.Typed.Json;

/// <summary>Reads and writes ids for System.Text.Json: 18 characters, or null for none.</summary>
/// <typeparam name="TId">The type of the id.</typeparam>
public sealed class IdConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;
        if (reader.TokenType == JsonTokenType.String && RawId.TryParse(reader.GetString(), out var raw, out _))
            return TId.Of(raw);
        throw new JsonException("Expected the id of a record, 15 or 18 characters.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Raw.IsNone)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value.Raw.ToString());
    }

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RawId.TryParse(reader.GetString(), out var raw, out var problem) ? TId.Of(raw) : throw new JsonException(problem);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Raw.ToString());
    }
}
