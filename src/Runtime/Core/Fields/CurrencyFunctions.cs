using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>The function of SOQL that converts an amount.</summary>
public static class CurrencyFunctions
{
    /// <summary>
    /// The amount in the currency of the user, inside of Format: <c>a.Format(f =&gt; f.AnnualRevenue.ConvertCurrency())</c>.
    /// </summary>
    public static ConvertedAmount<TUse> ConvertCurrency<TUse>(this CurrencyField<TUse> amount) => new(amount.Path);
}
