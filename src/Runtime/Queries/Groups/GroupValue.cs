using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>An aggregate in HAVING or in the order of groups.</summary>
/// <typeparam name="TValue">The type of its value.</typeparam>
public readonly struct GroupValue<TValue> : IUse<AllUses>
{
    private readonly string _soql;

    internal GroupValue(string soql) => _soql = soql;

    /// <inheritdoc/>
    public string Path => _soql;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(GroupValue<TValue> aggregate, TValue value) =>
        new PathComparison<TValue>(aggregate._soql, " = ", value);

    /// <summary>SOQL <c>=</c>: the aggregate can be on either side.</summary>
    public static Condition operator ==(TValue value, GroupValue<TValue> aggregate) => aggregate == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(GroupValue<TValue> aggregate, TValue value) =>
        new PathComparison<TValue>(aggregate._soql, " != ", value);

    /// <summary>SOQL <c>!=</c>: the aggregate can be on either side.</summary>
    public static Condition operator !=(TValue value, GroupValue<TValue> aggregate) => aggregate != value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    public static Condition operator <(GroupValue<TValue> aggregate, TValue value) =>
        new PathComparison<TValue>(aggregate._soql, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the aggregate can be on either side.</summary>
    public static Condition operator <(TValue value, GroupValue<TValue> aggregate) => aggregate > value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    public static Condition operator >(GroupValue<TValue> aggregate, TValue value) =>
        new PathComparison<TValue>(aggregate._soql, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the aggregate can be on either side.</summary>
    public static Condition operator >(TValue value, GroupValue<TValue> aggregate) => aggregate < value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    public static Condition operator <=(GroupValue<TValue> aggregate, TValue value) =>
        new PathComparison<TValue>(aggregate._soql, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the aggregate can be on either side.</summary>
    public static Condition operator <=(TValue value, GroupValue<TValue> aggregate) => aggregate >= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    public static Condition operator >=(GroupValue<TValue> aggregate, TValue value) =>
        new PathComparison<TValue>(aggregate._soql, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the aggregate can be on either side.</summary>
    public static Condition operator >=(TValue value, GroupValue<TValue> aggregate) => aggregate <= value;

    /// <inheritdoc/>
    public override string ToString() => _soql;
}
