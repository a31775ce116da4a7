namespace Salesforce.Typed;

/// <summary>A compound geolocation. It is read-only: write its parts, as <c>Site__Latitude__s</c>.</summary>
public readonly record struct Location
{
    /// <summary>Creates a <see cref="Location"/>.</summary>
    /// <param name="latitude">Degrees north, -90 to 90.</param>
    /// <param name="longitude">Degrees east, -180 to 180.</param>
    public Location(double? latitude, double? longitude)
    {
        Latitude = latitude;
        Longitude = longitude;
    }

    /// <summary>Degrees north, -90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double? Longitude { get; init; }

    /// <summary>
    /// Computes the distance to a point, as <see cref="GeoPoint.DistanceTo"/> does; null where a part of the location is null.
    /// </summary>
    /// <param name="point">The point.</param>
    /// <param name="unit">The unit of the result.</param>
    public double? DistanceTo(GeoPoint point, DistanceUnit unit) =>
        Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint(latitude, longitude).DistanceTo(point, unit) : null;
}
