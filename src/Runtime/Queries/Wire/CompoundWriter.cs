using System.Text.Json;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Writes compound values as the org writes them.</summary>
internal static class CompoundWriter
{
    /// <summary>Writes an address.</summary>
    public static void Write(Utf8JsonWriter writer, Address address)
    {
        writer.WriteStartObject();
        writer.WriteString("city"u8, address.City);
        writer.WriteString("country"u8, address.Country);
        writer.WriteString("countryCode"u8, address.CountryCode);
        writer.WriteString("geocodeAccuracy"u8, address.GeocodeAccuracy);
        WriteNumber(writer, "latitude"u8, address.Latitude);
        WriteNumber(writer, "longitude"u8, address.Longitude);
        writer.WriteString("postalCode"u8, address.PostalCode);
        writer.WriteString("state"u8, address.State);
        writer.WriteString("stateCode"u8, address.StateCode);
        writer.WriteString("street"u8, address.Street);
        writer.WriteEndObject();
    }

    /// <summary>Writes a geolocation.</summary>
    public static void Write(Utf8JsonWriter writer, Location location)
    {
        writer.WriteStartObject();
        WriteNumber(writer, "latitude"u8, location.Latitude);
        WriteNumber(writer, "longitude"u8, location.Longitude);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
