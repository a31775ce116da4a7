using System.Globalization;

namespace Salesforce.Typed;

/// <summary>An amount in a currency, as SOQL compares it in an org of several currencies: <c>USD5000</c> (SOQL Reference, convertCurrency()).</summary>
/// <param name="IsoCode">The three letters of the currency.</param>
/// <param name="Amount">The amount.</param>
public readonly record struct SoqlCurrency(string IsoCode, decimal Amount)
{
    /// <summary>The literal of SOQL.</summary>
    public override string ToString() => IsoCode + Amount.ToString(CultureInfo.InvariantCulture);
}
