using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Compares a record with the JSON that it was read from, by an independent walk with JsonDocument. It fails on a value that differs, on a
/// field that the JSON has not, and on a member that the object has but the record did not take.
/// </summary>
internal static class JsonOracle
{
    public static void AssertSame(SObject record, JsonElement json)
    {
        var info = record.Layout.Info;
        foreach (var field in record.Layout.Fields)
            AssertSame(record, field, json.GetProperty(field.Name));
        foreach (var member in json.EnumerateObject())
        {
            if (info.Fields.Any(f => f.Name == member.Name))
                Assert.True(record.IsLoaded(member.Name), $"{info.Name}.{member.Name} was not read.");
        }
    }

    private static void AssertSame(SObject record, FieldInfo field, JsonElement json)
    {
        var value = field.IsRelationship ? record.Objects[record.Layout.SlotOf(field.Index)] : record.ValueOf(field);
        if (json.ValueKind == JsonValueKind.Null)
        {
            Assert.Null(value);
            return;
        }
        switch (value)
        {
            case SObject parent:
                AssertSame(parent, json);
                break;
            case PolymorphicParent parent:
                Assert.Equal(json.GetProperty("attributes").GetProperty("type").GetString(), parent.Type);
                AssertSame(parent.Named, json);
                if (parent.Record is { } known)
                    AssertSame(known, json);
                break;
            case IChildList children:
                var rows = json.GetProperty("records").EnumerateArray().ToList();
                Assert.Equal(rows.Count, children.Rows.Count);
                for (var i = 0; i < rows.Count; i++)
                    AssertSame(children.Rows[i], rows[i]);
                break;
            default:
                Assert.Equal(Expected(field.Kind, json), value is RawId id ? id.ToString() : value);
                break;
        }
    }

    private static object? Expected(FieldKind kind, JsonElement json) => kind switch
    {
        FieldKind.Text or FieldKind.Picklist or FieldKind.MultiPicklist => json.GetString(),
        FieldKind.Id => IdOracle.Complete(json.GetString()!),
        FieldKind.Boolean => json.GetBoolean(),
        FieldKind.Int => (int)json.GetDecimal(),
        FieldKind.Long => (long)json.GetDecimal(),
        FieldKind.Decimal => json.GetDecimal(),
        FieldKind.Double => json.GetDouble(),
        FieldKind.Date => DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldKind.DateTime =>
            DateTimeOffset.Parse(json.GetString()!.Replace("+0000", "Z", StringComparison.Ordinal), CultureInfo.InvariantCulture),
        FieldKind.Time => TimeOnly.Parse(json.GetString()!.TrimEnd('Z'), CultureInfo.InvariantCulture),
        FieldKind.Json => new RawJson(json.GetRawText()),
        FieldKind.Location => new Location(Coordinate(json, "latitude"), Coordinate(json, "longitude")),
        FieldKind.Address => new Address
        {
            Street = Part(json, "street"),
            City = Part(json, "city"),
            State = Part(json, "state"),
            StateCode = Part(json, "stateCode"),
            PostalCode = Part(json, "postalCode"),
            Country = Part(json, "country"),
            CountryCode = Part(json, "countryCode"),
            Latitude = Coordinate(json, "latitude"),
            Longitude = Coordinate(json, "longitude"),
            GeocodeAccuracy = Part(json, "geocodeAccuracy"),
        },
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private static string? Part(JsonElement json, string name) => json.TryGetProperty(name, out var part) ? part.GetString() : null;

    private static double? Coordinate(JsonElement json, string name) =>
        json.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Number ? part.GetDouble() : null;
}
