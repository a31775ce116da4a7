using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Writes the body of a create or an update: the fields that were set, and those alone.</summary>
internal static partial class RecordWriter
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Writes what was set.</summary>
    /// <param name="record">The record.</param>
    /// <param name="use">What the call does: a field that was set must allow it, or one of them.</param>
    /// <param name="exceptField">The key of an upsert, which is in the address.</param>
    public static HttpContent Write(SObject record, FieldUse use, string? exceptField = null)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Check(record, use, exceptField);
            WriteSet(writer, record, use, exceptField);
        }
        return new ReadOnlyMemoryContent(buffer.WrittenMemory) { Headers = { ContentType = Json } };
    }

    /// <summary>Writes all that a record holds, in the form in which the org writes it.</summary>
    public static void WriteLoaded(Utf8JsonWriter writer, SObject record)
    {
        writer.WriteStartObject();
        if (record.Layout.IsFromOrg)
            RecordAttributes.Write(writer, record);
        foreach (var field in record.Layout.Fields)
            WriteMember(writer, record, field);
        writer.WriteEndObject();
    }

    // Both views of the parent read the same members: each is written once.
    private static void WritePolymorphic(Utf8JsonWriter writer, PolymorphicParent parent)
    {
        writer.WriteStartObject();
        WriteAttributes(writer, parent.Type);
        foreach (var field in parent.Named.Layout.Fields)
            WriteMember(writer, parent.Named, field);
        if (parent.Record is { } record)
        {
            foreach (var field in record.Layout.Fields.Where(f => !parent.Named.IsLoaded(f.Name)))
                WriteMember(writer, record, field);
        }
        writer.WriteEndObject();
    }

    /// <summary>Writes which object a record is of.</summary>
    public static void WriteAttributes(Utf8JsonWriter writer, string type)
    {
        writer.WriteStartObject("attributes"u8);
        writer.WriteString("type"u8, type);
        writer.WriteEndObject();
    }

    /// <summary>Writes a field that the record holds, whether it was set or loaded, as a member of the object that is open.</summary>
    public static void WriteMember(Utf8JsonWriter writer, SObject record, FieldInfo field)
    {
        writer.WritePropertyName(field.Utf8Name);
        if (field.IsRelationship)
            WriteRelated(writer, record.Objects[record.Layout.SlotOf(field.Index)]);
        else
            Write(writer, record, field);
    }

    private static void WriteRelated(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case SObject parent:
                WriteLoaded(writer, parent);
                break;
            case PolymorphicParent parent:
                WritePolymorphic(writer, parent);
                break;
            case IChildList children:
                writer.WriteStartObject();
                writer.WriteNumber("totalSize"u8, children.Rows.Count);
                writer.WriteBoolean("done"u8, true);
                writer.WriteStartArray("records"u8);
                foreach (var row in children.Rows)
                    WriteLoaded(writer, row);
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>Writes the fields that were set, as members of the object that is open.</summary>
    public static void WriteFields(Utf8JsonWriter writer, SObject record, FieldUse use, string? exceptField = null)
    {
        foreach (var field in record.Layout.Fields)
        {
            if (IsSent(record, field, exceptField))
                WriteField(writer, record, field, use);
        }
    }

    /// <summary>Writes a field as a member of the object that is open.</summary>
    public static void WriteField(Utf8JsonWriter writer, SObject record, FieldInfo field, FieldUse use)
    {
        Require(field, use);
        writer.WritePropertyName(field.Utf8Name);
        Write(writer, record, field);
    }

    /// <summary>Writes the fields that were set as a value.</summary>
    public static void WriteSet(
        Utf8JsonWriter writer, SObject record, FieldUse use = FieldUse.Create | FieldUse.Update, string? exceptField = null)
    {
        writer.WriteStartObject();
        WriteFields(writer, record, use, exceptField);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SObject record, FieldInfo field)
    {
        var slot = record.Layout.SlotOf(field.Index);
        if (field.Words == 0)
        {
            WriteObject(writer, record.Objects[slot], field);
            return;
        }
        var words = record.Words.AsSpan(slot, field.Words);
        if (words[0] == 0)
        {
            writer.WriteNullValue();
            return;
        }
        RowValues.Write(writer, words, field.Kind);
    }

    private static void WriteObject(Utf8JsonWriter writer, object? value, FieldInfo field)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case string[] values: writer.WriteStringValue(string.Join(';', values)); break;
            case Address address: CompoundWriter.Write(writer, address); break;
            case Location location: CompoundWriter.Write(writer, location); break;
            case RawJson json: writer.WriteRawValue(json.Json); break;
            case SObject { IsKeyed: true } parent: WriteSet(writer, parent); break;
            case SObject: throw new ArgumentException(
                $"{field} holds a record, which this call does not send: name it by an external id, or set its id.");
            default: throw new UnknownKindException(field.Kind);
        }
    }
}
