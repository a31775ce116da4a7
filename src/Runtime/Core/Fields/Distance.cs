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
    public static Condition operator <(Distance distance, double value) => new PathComparison<double>(distance._soql, " < ", value);

    /// <summary>SOQL <c>&gt;</c>.</summary>
    public static Condition operator >(Distance distance, double value) => new PathComparison<double>(distance._soql, " > ", value);

    /// <inheritdoc/>
    public override string ToString() => _soql;
}
