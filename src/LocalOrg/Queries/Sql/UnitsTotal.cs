using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>The sum of values that are kept in units of their last decimal: whole ones, and doubles for those with more decimals.</summary>
internal sealed class UnitsTotal
{
    // A decimal has 28 digits; values of a field have 18 before the point.
    private const double MostExact = 1e27;

    private Int128 _whole;
    private decimal _rest;
    private double _beyond;

    public void Add(long units) => _whole += units;

    public void Add(double units)
    {
        if (Math.Abs(units) < MostExact && Math.Abs(_rest) < (decimal)MostExact)
            _rest += FixedPoint.Exact(units);
        else
            _beyond += units;
    }

    /// <summary>The total, where it is a whole number of units that fits.</summary>
    public long? Whole => _beyond == 0 && _rest == decimal.Truncate(_rest) && _whole + (Int128)_rest is var total && total >= long.MinValue
        && total <= long.MaxValue
        ? (long)total
        : null;

    /// <summary>The total as a double.</summary>
    public double Real =>
        (Int128.Abs(_whole) < (Int128)MostExact ? FixedPoint.Real((decimal)_whole + _rest) : (double)_whole + (double)_rest) + _beyond;
}
