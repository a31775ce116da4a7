using System.Globalization;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A number, held as its text so that no digit is lost. SOQL has no exponents.</summary>
/// <param name="Text">A minus sign or none, digits, and perhaps a point with digits after it.</param>
public sealed record NumberLiteral(string Text) : Literal
{
    /// <summary>Whether it has no decimal point.</summary>
    public bool IsInteger => Text.IndexOf('.') < 0;

    /// <summary>The value; false where it is too large for a <see cref="decimal"/>.</summary>
    public bool TryGetDecimal(out decimal value) =>
        decimal.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    /// <summary>The value; false where it has a decimal point or is too large for a <see cref="long"/>.</summary>
    public bool TryGetInt64(out long value) =>
        long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
