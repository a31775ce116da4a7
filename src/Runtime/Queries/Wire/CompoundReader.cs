using System.Text.Json;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Reads compound values: addresses and geolocations.</summary>
internal static class CompoundReader
{
    /// <summary>Reads an address.</summary>
    public static bool TryReadAddress(ref Utf8JsonReader reader, FieldInfo field, RowContext context, out object? value)
    {
        value = null;
        ValueReader.Require(ref reader, field, context, JsonTokenType.StartObject);
        var address = new Address();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                value = address;
                return true;
            }
            var name = reader.GetString();
            if (!reader.Read())
                return false;
            switch (name)
            {
                case "street": address = address with { Street = Text(ref reader) }; break;
                case "city": address = address with { City = Text(ref reader) }; break;
                case "state": address = address with { State = Text(ref reader) }; break;
                case "stateCode": address = address with { StateCode = Text(ref reader) }; break;
                case "postalCode": address = address with { PostalCode = Text(ref reader) }; break;
                case "country": address = address with { Country = Text(ref reader) }; break;
                case "countryCode": address = address with { CountryCode = Text(ref reader) }; break;
                case "geocodeAccuracy": address = address with { GeocodeAccuracy = Text(ref reader) }; break;
                case "latitude": address = address with { Latitude = Number(ref reader, field, context) }; break;
                case "longitude": address = address with { Longitude = Number(ref reader, field, context) }; break;
                default:
                    if (!reader.TrySkip())
                        return false;
                    break;
            }
        }
        return false;

        string? Text(ref Utf8JsonReader r)
        {
            if (r.TokenType == JsonTokenType.Null)
                return null;
            ValueReader.Require(ref r, field, context, JsonTokenType.String);
            return ValueReader.ReadText(ref r, field, context);
        }
    }

    /// <summary>Reads a geolocation.</summary>
    public static bool TryReadLocation(ref Utf8JsonReader reader, FieldInfo field, RowContext context, out object? value)
    {
        value = null;
        ValueReader.Require(ref reader, field, context, JsonTokenType.StartObject);
        double? latitude = null, longitude = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                value = new Location(latitude, longitude);
                return true;
            }
            var isLatitude = reader.ValueTextEquals("latitude"u8);
            var isLongitude = reader.ValueTextEquals("longitude"u8);
            if (!reader.Read())
                return false;
            if (isLatitude)
                latitude = Number(ref reader, field, context);
            else if (isLongitude)
                longitude = Number(ref reader, field, context);
            else if (!reader.TrySkip())
                return false;
        }
        return false;
    }

    // Seen both as number and as text, by API version.
    private static double? Number(ref Utf8JsonReader reader, FieldInfo field, RowContext context)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        return reader.TokenType is JsonTokenType.Number or JsonTokenType.String
            && WireNumbers.TryReadDouble(reader.ValueSpan, out var number)
            ? number
            : throw ValueReader.Wrong(ref reader, field, context, "a coordinate");
    }
}
