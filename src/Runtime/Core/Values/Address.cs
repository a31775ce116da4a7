namespace Salesforce.Typed;

/// <summary>A compound address. It is read-only: write its parts, as BillingCity (Object Reference, Address Compound Fields).</summary>
/// <param name="Street">Street and number, possibly in several lines.</param>
/// <param name="City">The city.</param>
/// <param name="State">The state or province, as text.</param>
/// <param name="StateCode">The state's code, where the org uses state and country picklists.</param>
/// <param name="PostalCode">The postal code.</param>
/// <param name="Country">The country, as text.</param>
/// <param name="CountryCode">The country's ISO code, where the org uses state and country picklists.</param>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
/// <param name="GeocodeAccuracy">How exact the coordinates are.</param>
public sealed record Address(
    string? Street = null,
    string? City = null,
    string? State = null,
    string? StateCode = null,
    string? PostalCode = null,
    string? Country = null,
    string? CountryCode = null,
    double? Latitude = null,
    double? Longitude = null,
    string? GeocodeAccuracy = null);
