using System.Text.Json;
using System.Text.Json.Serialization;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Json;

/// <summary>
/// Reads and writes records whose object is named at run time, for System.Text.Json, as <see cref="RecordConverter{T}"/> does for generated
/// ones. The JSON names the object in <c>attributes.type</c>; a record that code made has <c>attributes.loaded</c> with the value false
/// too.
/// </summary>
public sealed class DynamicRecordConverter : JsonConverter<DynamicRecord>
{
    private readonly SObjectIndex _objects;

    /// <summary>A converter for records of these objects.</summary>
    public DynamicRecordConverter(SObjectIndex objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        _objects = objects;
    }

    /// <inheritdoc/>
    public override DynamicRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Expected an object with the fields of a record.");
        if (!PolymorphicReader.TryReadType(reader, out var type) || type is null)
            throw new JsonException("The JSON of a DynamicRecord names its object in attributes: {\"attributes\": {\"type\": "
                + "\"Account\"}, ...}.");
        try
        {
            var plan = ReadPlan.Unknown(_objects.Require(type), isFromOrg: false);
            if (!RowReader.TryRead(ref reader, plan, new RowContext(null), out var row))
                throw new JsonException($"The JSON of a {type} is cut off.");
            return (DynamicRecord)row;
        }
        catch (Exception e) when (e is SalesforceFormatException or ArgumentException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DynamicRecord value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Layout.IsFromOrg)
        {
            RecordWriter.WriteLoaded(writer, value);
            return;
        }
        writer.WriteStartObject();
        RecordAttributes.WriteNew(writer, value);
        foreach (var field in value.Layout.Fields)
            RecordWriter.WriteMember(writer, value, field);
        writer.WriteEndObject();
    }
}
