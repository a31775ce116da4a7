namespace Salesforce.Typed;

/// <summary>A compound geolocation. It is read-only: write its parts, as <c>Site__Latitude__s</c>.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public readonly record struct Location(double? Latitude, double? Longitude);
