using System.Text.Json;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// The <c>attributes</c> of a record from the org in JSON of System.Text.Json: <c>{"type": "Account", "changed": ["Phone"]}</c>. The second
/// member is this library's own. It names the fields that were set since the record was loaded; without it there are none. A record that
/// code made, and whose object is named at run time, has <c>"loaded": false</c>.
/// </summary>
internal static class RecordAttributes
{
    /// <summary>Writes them as a member of the object that is open.</summary>
    public static void Write(Utf8JsonWriter writer, SObject record)
    {
        writer.WriteStartObject("attributes"u8);
        writer.WriteString("type"u8, record.Layout.Info.Name);
        if (record.HasChanges)
        {
            writer.WriteStartArray("changed"u8);
            foreach (var field in record.Layout.Fields.Where(record.IsChanged))
                writer.WriteStringValue(field.Utf8Name);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    /// <summary>Writes those of a record that code made.</summary>
    public static void WriteNew(Utf8JsonWriter writer, SObject record)
    {
        writer.WriteStartObject("attributes"u8);
        writer.WriteString("type"u8, record.Layout.Info.Name);
        writer.WriteBoolean("loaded"u8, false);
        writer.WriteEndObject();
    }

    /// <summary>Reads the value of the member that the reader is at.</summary>
    /// <param name="reader">The reader, at the name of the member.</param>
    /// <param name="info">The object.</param>
    /// <param name="isFromOrg">Whether the record came from the org; null in place of the attributes is the same as none.</param>
    /// <param name="changed">The fields that were set; null where none is named.</param>
    /// <returns>Whether the value is complete.</returns>
    /// <exception cref="SalesforceFormatException">
    /// The value is not an object, <c>type</c> is another object, or <c>changed</c> is not a list of names.
    /// </exception>
    public static bool TryRead(ref Utf8JsonReader reader, SObjectInfo info, out bool isFromOrg, out List<string>? changed)
    {
        (isFromOrg, changed) = (false, null);
        if (!reader.Read())
            return false;
        if (reader.TokenType == JsonTokenType.Null)
            return true;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new SalesforceFormatException("Expected an object in attributes", info.Name, null, reader.TokenStartIndex);
        isFromOrg = true;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                return true;
            var isChanged = reader.ValueTextEquals("changed"u8);
            var isType = reader.ValueTextEquals("type"u8);
            var isLoaded = reader.ValueTextEquals("loaded"u8);
            if (!reader.Read())
                return false;
            if (isLoaded && reader.TokenType == JsonTokenType.False)
                isFromOrg = false;
            if (isType)
                RequireType(ref reader, info);
            if (!isChanged)
            {
                if (!reader.TrySkip())
                    return false;
            }
            else if (!TryReadNames(ref reader, info, out changed))
                return false;
        }
        return false;
    }

    // The Name object takes the place of any object that a polymorphic parent may be.
    private static void RequireType(ref Utf8JsonReader reader, SObjectInfo info)
    {
        if (info == NameRecord.Info || reader.TokenType != JsonTokenType.String)
            return;
        if (reader.GetString() is { } type && !string.Equals(type, info.Name, StringComparison.OrdinalIgnoreCase))
            throw new SalesforceFormatException(
                $"Expected a record of {info.Name}, and attributes.type is '{type}'", info.Name, null, reader.TokenStartIndex);
    }

    private static bool TryReadNames(ref Utf8JsonReader reader, SObjectInfo info, out List<string>? names)
    {
        names = [];
        if (reader.TokenType == JsonTokenType.Null)
            return true;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw NoNames(ref reader, info);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
                return true;
            names.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw NoNames(ref reader, info));
        }
        return false;
    }

    private static SalesforceFormatException NoNames(ref Utf8JsonReader reader, SObjectInfo info) =>
        new("Expected the names of the fields that were set, as a list of texts, in "
            + "attributes.changed", info.Name, null, reader.TokenStartIndex);
}
