using System.Globalization;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Core.Values;

/// <summary>
/// Numbers of up to 18 digits, kept in units of their last decimal: cents for an amount with two decimals. A value with no more decimals
/// than its field is a whole number of units, of which no digit is lost, and which SQLite compares, sorts, sums and indexes as the integer
/// that it is. A value with more decimals is a double: the platform keeps those decimals, because a field's scale binds only its web pages.
/// </summary>
internal static class FixedPoint
{
    /// <summary>The most digits that fit.</summary>
    public const int MostDigits = 18;

    private static readonly decimal[] Powers = [.. Enumerable.Range(0, MostDigits + 1).Select(n => new decimal(Math.Pow(10, n)))];

    /// <summary>Ten to the power of a scale.</summary>
    public static decimal Power(int scale) => Powers[scale];

    /// <summary>The units that a value is kept as, and compared as.</summary>
    public static SqlValue Units(decimal value, int scale)
    {
        // No field holds so much, but a sum may, and a literal.
        if (Math.Abs(value) > long.MaxValue / Power(scale))
            return (double)value * (double)Power(scale);
        var units = value * Power(scale);
        if (units == decimal.Truncate(units))
            return decimal.ToInt64(units);
        // Where a double has no room for the decimals, the column keeps the integer that is left: both are the same value.
        var real = Real(units);
        return real == Math.Truncate(real) ? (SqlValue)(long)real : real;
    }

    /// <summary>The value of a whole number of units.</summary>
    public static decimal Value(long units, int scale) => units / Power(scale);

    /// <summary>The value of units as they are kept.</summary>
    public static decimal Value(SqlValue units, int scale) =>
        units.Kind == SqlKind.Real ? Exact(units.Real) / Power(scale) : Value(units.Integer, scale);

    /// <summary>The double that is nearest to a decimal: a conversion can miss it by one.</summary>
    public static double Real(decimal value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The decimal that reads as a double does: a conversion would keep 15 of up to 17 digits.</summary>
    /// <exception cref="OverflowException">It is too large for a decimal.</exception>
    public static decimal Exact(double value) =>
        decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
