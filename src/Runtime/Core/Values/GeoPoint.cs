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
}

/// <summary>The unit of a distance.</summary>
public enum DistanceUnit
{
    /// <summary><c>km</c>.</summary>
    Kilometers,

    /// <summary><c>mi</c>.</summary>
    Miles,
}
