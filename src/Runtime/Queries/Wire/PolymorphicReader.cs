using System.Text.Json;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Reads the parent behind a reference to several objects.</summary>
internal static class PolymorphicReader
{
    private static readonly ReadPlan NamePlan = ReadPlan.Unknown(NameRecord.Info);

    /// <summary>
    /// Reads the parent twice from the same bytes: as a Name, and as a record of its own object where the snapshot has that. Which members
    /// are there depends on the query, and each view takes what it knows.
    /// </summary>
    public static bool TryRead(ref Utf8JsonReader reader, FieldInfo field, RowContext context, out object? value)
    {
        value = null;
        ValueReader.Require(ref reader, field, context, JsonTokenType.StartObject);
        var start = reader;
        if (!TryReadType(start, out var type))
            return false;
        SObject? record = null;
        if (type is not null && field.Owner.FindRelated(type) is { } info)
        {
            var again = start;
            if (!RowReader.TryRead(ref again, ReadPlan.Unknown(info), context, out record))
                return false;
        }
        if (!RowReader.TryRead(ref reader, NamePlan, context, out var named))
            return false;
        value = new PolymorphicParent(type ?? "Name", record, (NameRecord)named);
        return true;
    }

    /// <summary>Reads the name of a record's object, which is in <c>attributes</c>.</summary>
    /// <param name="reader">At the record; it is a copy, so that the record can be read from its start.</param>
    /// <param name="type">The name; null where the record has none.</param>
    /// <returns>Whether the record is complete as far as that.</returns>
    public static bool TryReadType(Utf8JsonReader reader, out string? type)
    {
        type = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                return true;
            var isAttributes = reader.ValueTextEquals("attributes"u8);
            if (!reader.Read())
                return false;
            if (isAttributes && reader.TokenType == JsonTokenType.StartObject)
                return TryReadMember(ref reader, out type);
            if (!reader.TrySkip())
                return false;
        }
        return false;
    }

    private static bool TryReadMember(ref Utf8JsonReader reader, out string? type)
    {
        type = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                return true;
            var isType = reader.ValueTextEquals("type"u8);
            if (!reader.Read())
                return false;
            if (isType && reader.TokenType == JsonTokenType.String)
            {
                type = reader.GetString();
                return true;
            }
            if (!reader.TrySkip())
                return false;
        }
        return false;
    }
}
