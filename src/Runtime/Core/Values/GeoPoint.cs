namespace Salesforce.Typed;

/// <summary>A point on the earth.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>The unit of a distance.</summary>
public enum DistanceUnit
{
    /// <summary><c>km</c>.</summary>
    Kilometers,

    /// <summary><c>mi</c>.</summary>
    Miles,
}
