using System.Text.Json;
using System.Text.Json.Serialization;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Json;

/// <summary>
/// Reads and writes records for System.Text.Json, through the tables that read and write them on the wire. A record from the org is written
/// with <c>attributes</c>, as the org writes it, and reads back as one from the org, with what was set since; JSON without them is a record
/// that code made, and what it holds counts as set.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class RecordConverter<T> : JsonConverter<T>
    where T : SObject, ISObject<T>
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"Expected an object with the fields of {T.Info.Name}.");
        try
        {
            if (!RowReader.TryRead(ref reader, ReadPlan.Unknown(T.Info, isFromOrg: false), new RowContext(null), out var row))
                throw new JsonException($"The JSON of a {T.Info.Name} is cut off.");
            return (T)row;
        }
        catch (SalesforceFormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        RecordWriter.WriteLoaded(writer, value);
    }
}
