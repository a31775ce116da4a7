using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

/// <summary>A distance in a condition or an order. SOQL compares it with &lt; and &gt; alone.</summary>
public readonly struct Distance : IUse<SortOnly>
{
    private readonly string _soql;

    internal Distance(string soql) => _soql = soql;

    /// <inheritdoc/>
    public string Path => _soql;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(Distance distance, double? value) => new PathComparison<double?>(distance._soql, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the distance can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(double? value, Distance distance) => distance > value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(Distance distance, double? value) => new PathComparison<double?>(distance._soql, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the distance can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(double? value, Distance distance) => distance < value;

    /// <inheritdoc/>
    public override string ToString() => _soql;
}
