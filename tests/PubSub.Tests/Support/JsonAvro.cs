using System.Text.Json;
using Salesforce.Typed.Events.Avro;

namespace Salesforce.Typed.Tests;

/// <summary>Writes JSON as Avro, for what no record holds: an event's header.</summary>
internal static class JsonAvro
{
    public static void Write(AvroWriter writer, AvroType type, JsonElement value)
    {
        switch (type.Kind)
        {
            case AvroKind.Record:
                foreach (var field in type.Fields)
                    Write(writer, field.Type, value.GetProperty(field.Name));
                break;
            case AvroKind.Array:
                if (value.GetArrayLength() > 0)
                    writer.WriteLong(value.GetArrayLength());
                foreach (var item in value.EnumerateArray())
                    Write(writer, type.Items!, item);
                writer.WriteLong(0);
                break;
            case AvroKind.Enum:
                writer.WriteLong(Array.IndexOf(type.Symbols, value.GetString()));
                break;
            case AvroKind.Int or AvroKind.Long:
                writer.WriteLong(value.GetInt64());
                break;
            default:
                writer.WriteText(value.GetString()!);
                break;
        }
    }
}
