using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>A function that gives a whole number: in conditions, and as a key of groups.</summary>
public readonly struct NumberFunction : IField<int?, GroupOnly>, IListable<int>
{
    private readonly string _soql;

    internal NumberFunction(string function, string field) => _soql = $"{function}({field})";

    /// <inheritdoc/>
    public string Path => _soql;

    /// <summary>SOQL <c>=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator ==(NumberFunction function, int? value) => Compare(function, " = ", value);

    /// <summary>SOQL <c>=</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator ==(int? value, NumberFunction function) => function == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator !=(NumberFunction function, int? value) => Compare(function, " != ", value);

    /// <summary>SOQL <c>!=</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator !=(int? value, NumberFunction function) => function != value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(NumberFunction function, int? value) => Compare(function, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(int? value, NumberFunction function) => function > value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(NumberFunction function, int? value) => Compare(function, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(int? value, NumberFunction function) => function < value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(NumberFunction function, int? value) => Compare(function, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(int? value, NumberFunction function) => function >= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(NumberFunction function, int? value) => Compare(function, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(int? value, NumberFunction function) => function <= value;

    int? IField<int?, GroupOnly>.Read(AggregateValue value) => value.Int;

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Condition Equals(int? value) => this == value;

    private static PathComparison<int> Compare(NumberFunction function, string op, int? value) =>
        new(function._soql, op, ComparedValue.RequireValue(function._soql, op, value));
}
