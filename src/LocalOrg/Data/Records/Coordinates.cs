using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>The ranges of latitudes and longitudes, of addresses and of geolocation fields.</summary>
internal static class Coordinates
{
    /// <summary>The largest absolute value of a field; infinity for one that is not a coordinate.</summary>
    public static double MostDegrees(FieldModel field) => IsPart(field.Name, "Latitude") ? 90 : IsPart(field.Name, "Longitude") ? 180 : double.PositiveInfinity;

    // BillingLatitude, Latitude, Place__Latitude__s; a custom field that is only called so ends in __c.
    private static bool IsPart(string field, string part) =>
        field.EndsWith(part, StringComparison.OrdinalIgnoreCase) || field.EndsWith($"__{part}__s", StringComparison.OrdinalIgnoreCase);
}
