using System.Globalization;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>
/// A sent value as the results repeat it. It is not an echo of the bytes: numbers with decimals come back in the form that Java gives a
/// double (<c>912260031</c> as <c>9.12260031E8</c>), as in the walkthrough of the Bulk API 2.0 guide.
/// </summary>
internal static class EchoText
{
    public static string Of(FieldModel field, string cell) =>
        field.Kind is ColumnKind.Decimal or ColumnKind.Real && field.Type != FieldType.Int
        && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? OfDouble(number)
            : cell;

    // Double.toString: plain between a thousandth and ten million, else one digit, a point and an exponent.
    private static string OfDouble(double number)
    {
        if (number == 0)
            return "0.0";
        var size = Math.Abs(number);
        if (size is >= 1e-3 and < 1e7)
        {
            var plain = number.ToString("0.0##################", CultureInfo.InvariantCulture);
            return double.Parse(plain, CultureInfo.InvariantCulture).Equals(number)
                ? plain
                : number.ToString("R", CultureInfo.InvariantCulture);
        }
        var text = number.ToString("E16", CultureInfo.InvariantCulture);
        for (var digits = 1; digits <= 16; digits++)
        {
            text = number.ToString("E" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture).Equals(number))
                break;
        }
        var e = text.IndexOf('E', StringComparison.Ordinal);
        return text[..e] + "E" + int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }
}
