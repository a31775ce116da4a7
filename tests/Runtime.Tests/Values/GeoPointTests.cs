namespace Salesforce.Typed.Tests;

/// <summary>Distances that are computed in C#, in the units of SOQL.</summary>
public class GeoPointTests
{
    private static readonly GeoPoint Hamburg = new(53.55, 9.99);

    [Theory]
    [InlineData(52.52, 13.405, DistanceUnit.Kilometers, 255.3)]
    [InlineData(52.52, 13.405, DistanceUnit.Miles, 158.6)]
    [InlineData(-33.87, 151.21, DistanceUnit.Kilometers, 16278)]
    [InlineData(53.55, 9.99, DistanceUnit.Kilometers, 0)]
    [InlineData(-53.55, -170.01, DistanceUnit.Kilometers, 20015.1)]
    public void A_distance_follows_the_sphere(double latitude, double longitude, DistanceUnit unit, double expected)
    {
        Assert.Equal(expected, Hamburg.DistanceTo(new GeoPoint(latitude, longitude), unit), Math.Max(0.1, expected / 1000));
        Assert.Equal(expected, new Location(latitude, longitude).DistanceTo(Hamburg, unit)!.Value, Math.Max(0.1, expected / 1000));
    }

    [Fact]
    public void A_location_without_a_part_has_no_distance() =>
        Assert.Null(new Location(53.55, null).DistanceTo(Hamburg, DistanceUnit.Miles));
}
