namespace Salesforce.Typed;

/// <summary>A compound address. It is read-only: write its parts, as BillingCity (Object Reference, Address Compound Fields).</summary>
public sealed record Address
{
    /// <summary>Street and number, possibly in several lines.</summary>
    public string? Street { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The state or province, as text.</summary>
    public string? State { get; init; }

    /// <summary>The state's code, where the org uses state and country picklists.</summary>
    public string? StateCode { get; init; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The country, as text.</summary>
    public string? Country { get; init; }

    /// <summary>The country's ISO code, where the org uses state and country picklists.</summary>
    public string? CountryCode { get; init; }

    /// <summary>Degrees north, -90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double? Longitude { get; init; }

    /// <summary>How exact the coordinates are.</summary>
    public string? GeocodeAccuracy { get; init; }
}
