namespace Salesforce.Typed;

/// <summary>A point on the earth.</summary>
public readonly record struct GeoPoint
{
    /// <summary>Creates a <see cref="GeoPoint"/>.</summary>
    /// <param name="latitude">Degrees north, -90 to 90.</param>
    /// <param name="longitude">Degrees east, -180 to 180.</param>
    public GeoPoint(double latitude, double longitude)
    {
        Latitude = latitude;
        Longitude = longitude;
    }

    /// <summary>Degrees north, -90 to 90.</summary>
    public double Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double Longitude { get; init; }

    /// <summary>
    /// Computes the distance to another point, on a sphere of 6,371.0088 km radius: that of DISTANCE in SOQL may differ slightly.
    /// </summary>
    /// <param name="other">The other point.</param>
    /// <param name="unit">The unit of the result.</param>
    public double DistanceTo(GeoPoint other, DistanceUnit unit)
    {
        const double radius = 6371.0088;
        const double kilometersInMile = 1.609344;
        var (latitude, toLatitude) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var north = Math.Sin((toLatitude - latitude) / 2);
        var east = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var chord = (north * north) + (Math.Cos(latitude) * Math.Cos(toLatitude) * east * east);
        var kilometers = 2 * radius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
        return unit == DistanceUnit.Miles ? kilometers / kilometersInMile : kilometers;
    }
}

/// <summary>The unit of a distance.</summary>
public enum DistanceUnit
{
    /// <summary><c>km</c>.</summary>
    Kilometers,

    /// <summary><c>mi</c>.</summary>
    Miles,
}
