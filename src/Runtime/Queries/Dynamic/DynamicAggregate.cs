using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Dynamic;

namespace Salesforce.Typed.Dynamic;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>An aggregate or a key of groups: in a Select over groups, in their conditions and in their order.</summary>
public readonly struct DynamicAggregate
{
    private readonly string? _soql;

    internal DynamicAggregate(string soql, FieldInfo? field, bool isNumber)
    {
        _soql = soql;
        Field = field;
        IsNumber = isNumber;
    }

    /// <summary>How SOQL writes it, which names its column: <c>SUM(Amount)</c>.</summary>
    public string Soql =>
        _soql ?? throw new InvalidOperationException("This is the default value of DynamicAggregate, which names nothing.");

    /// <summary>The field whose values it has; null for a count.</summary>
    internal FieldInfo? Field { get; }

    /// <summary>Whether its value is a number, whatever the field.</summary>
    internal bool IsNumber { get; }

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(DynamicAggregate aggregate, object? value) => aggregate.Compare(" = ", value);

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(DynamicAggregate aggregate, object? value) => aggregate.Compare(" != ", value);

    /// <summary>SOQL <c>&lt;</c>.</summary>
    public static Condition operator <(DynamicAggregate aggregate, object value) => aggregate.Compare(" < ", value);

    /// <summary>SOQL <c>&gt;</c>.</summary>
    public static Condition operator >(DynamicAggregate aggregate, object value) => aggregate.Compare(" > ", value);

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    public static Condition operator <=(DynamicAggregate aggregate, object value) => aggregate.Compare(" <= ", value);

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    public static Condition operator >=(DynamicAggregate aggregate, object value) => aggregate.Compare(" >= ", value);

    /// <inheritdoc/>
    public override string ToString() => _soql ?? "";

    private PathComparison<object?> Compare(string op, object? value)
    {
        if (!IsNumber && Field is not null)
            return new(Soql, op, DynamicValues.Convert(Field, value));
        return value is null or int or long or decimal or double
            ? new(Soql, op, value)
            : throw new ArgumentException($"{Soql} is a number; a {value.GetType().Name} was given.", nameof(value));
    }
}
