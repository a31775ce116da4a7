namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>DISTANCE(Location__c, GEOLOCATION(37.775, -122.418), 'mi')</c>.</summary>
/// <param name="Field">A geolocation or address field.</param>
/// <param name="Latitude">The latitude of the fixed point.</param>
/// <param name="Longitude">The longitude of the fixed point.</param>
/// <param name="Unit">The unit of the result.</param>
public sealed record DistanceCall(FieldPath Field, NumberLiteral Latitude, NumberLiteral Longitude, DistanceUnit Unit) : FieldExpression;
