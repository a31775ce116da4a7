using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Salesforce.Typed.Benchmarks;

/// <summary>The platform's date-times, whose offset has no colon: System.Text.Json reads none of them by itself.</summary>
internal sealed class PlatformDateConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.ParseExact(reader.GetString()!, "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
