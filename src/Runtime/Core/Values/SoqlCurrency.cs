using System.Globalization;

namespace Salesforce.Typed;

/// <summary>
/// An amount in a currency, as SOQL compares it in an org of several currencies: <c>USD5000</c> (SOQL Reference,
/// convertCurrency()).
/// </summary>
public readonly record struct SoqlCurrency
{
    /// <summary>Creates a <see cref="SoqlCurrency"/>.</summary>
    /// <param name="isoCode">The three letters of the currency.</param>
    /// <param name="amount">The amount.</param>
    public SoqlCurrency(string isoCode, decimal amount)
    {
        IsoCode = isoCode;
        Amount = amount;
    }

    /// <summary>The three letters of the currency.</summary>
    public string IsoCode { get; init; }

    /// <summary>The amount.</summary>
    public decimal Amount { get; init; }

    /// <summary>The literal of SOQL.</summary>
    public override string ToString() => IsoCode + Amount.ToString(CultureInfo.InvariantCulture);
}
