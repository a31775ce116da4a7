using System.ComponentModel;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == refuses; it compares nothing.
/// <summary>
/// A compound address or geolocation in a condition. Its describe says that it filters, but it is in DISTANCE alone (Object Reference,
/// Compound Field Considerations); its parts, as BillingCity, filter on their own.
/// </summary>
/// <typeparam name="TValue">The type of its values.</typeparam>
/// <typeparam name="TUse">What it may be used for besides.</typeparam>
public readonly struct CompoundField<TValue, TUse> : IUse<TUse>
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CompoundField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(CompoundField<TValue, TUse> field) => new(field.Path);

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url)]
    public static Condition operator ==(CompoundField<TValue, TUse> field, object? value) =>
        throw new NotSupportedException(Rules.Unfilterable);

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url)]
    public static Condition operator !=(CompoundField<TValue, TUse> field, object? value) =>
        throw new NotSupportedException(Rules.Unfilterable);

    /// <summary>
    /// How far it is from a point: compare with &lt; or &gt;, or order by it (SOQL Reference, Location-Based SOQL Queries).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The point is not on the earth.</exception>
    public Distance DistanceTo(GeoPoint point, DistanceUnit unit)
    {
        if (!(Math.Abs(point.Latitude) <= 90 && Math.Abs(point.Longitude) <= 180))
            throw new ArgumentOutOfRangeException(
                nameof(point), point, "A latitude lies between -90 and 90, a longitude between -180 and 180.");
        var (latitude, longitude) = (SoqlLiterals.Plain(point.Latitude), SoqlLiterals.Plain(point.Longitude));
        return new Distance($"DISTANCE({Path}, GEOLOCATION({latitude}, {longitude}), '{(unit == DistanceUnit.Miles ? "mi" : "km")}')");
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
