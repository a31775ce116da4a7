namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>
/// An event's payload, taken apart: the header, and a value for each field of the schema (a record's is an array of its parts').
/// </summary>
internal sealed record DecodedEvent(EventSchema Schema, ChangeHeader? Header, object?[] Values)
{
    /// <exception cref="InvalidDataException">The payload is not of that schema.</exception>
    public static DecodedEvent Read(EventSchema schema, ReadOnlySpan<byte> payload)
    {
        var avro = new AvroReader(payload);
        ChangeHeader? header = null;
        var values = new object?[schema.Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (schema.Fields[i].Type == EventFieldType.Header)
                header = ChangeHeader.Read(ref avro);
            else
                values[i] = ReadField(ref avro, schema.Fields[i]);
        }
        return avro.IsAtEnd
            ? new DecodedEvent(schema, header, values)
            : throw new InvalidDataException("There are bytes after the last field");
    }

    public byte[] Write()
    {
        var avro = new AvroWriter();
        Header?.Write(avro);
        for (var i = Header is null ? 0 : 1; i < Values.Length; i++)
            WriteField(avro, Schema.Fields[i], Values[i]);
        return avro.ToArray();
    }

    /// <summary>The same values in another schema of the same object, by name; what this one does not have is null.</summary>
    public DecodedEvent In(EventSchema schema)
    {
        var byName = Schema.Fields.Select((f, i) => (f.Name, Value: Values[i])).ToDictionary(
            f => f.Name, f => f.Value, StringComparer.Ordinal);
        return new DecodedEvent(schema, Header, [.. schema.Fields.Select(f => byName.GetValueOrDefault(f.Name))]);
    }

    private static object? ReadField(ref AvroReader avro, EventField field)
    {
        var branch = field.IsNullable ? avro.Long() : 1;
        if (branch == 0)
            return null;
        if (branch is < 0 or > 2 || (branch == 2 && field.Type != EventFieldType.TextOrRecord))
            throw new InvalidDataException($"The union of {field.Name} has no branch {branch}");
        switch (field.Type)
        {
            case EventFieldType.Boolean: return avro.Boolean();
            case EventFieldType.Double: return avro.Double();
            case EventFieldType.Int or EventFieldType.Long: return avro.Long();
            case EventFieldType.Record:
            case EventFieldType.TextOrRecord when branch == 2:
                var parts = new object?[field.Parts.Count];
                for (var i = 0; i < parts.Length; i++)
                    parts[i] = ReadField(ref avro, field.Parts[i]);
                return parts;
            default: return avro.Text();
        }
    }

    private static void WriteField(AvroWriter avro, EventField field, object? value)
    {
        if (field.IsNullable)
            avro.Long(value is null ? 0 : field.Type == EventFieldType.TextOrRecord && value is object?[] ? 2 : 1);
        switch (value)
        {
            case bool boolean: avro.Boolean(boolean); break;
            case double number: avro.Double(number); break;
            case long number: avro.Long(number); break;
            case string text: avro.Text(text); break;
            case object?[] parts:
                for (var i = 0; i < parts.Length; i++)
                    WriteField(avro, field.Parts[i], parts[i]);
                break;
        }
    }
}
