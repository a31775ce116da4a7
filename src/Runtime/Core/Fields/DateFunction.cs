using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>A function that gives a day: in conditions, and as a key of groups.</summary>
public readonly struct DateFunction : IField<DateOnly?, GroupOnly>, IListable<DateOnly>
{
    private readonly string _soql;

    internal DateFunction(string soql) => _soql = soql;

    /// <inheritdoc/>
    public string Path => _soql;

    /// <summary>SOQL <c>=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator ==(DateFunction function, DateOnly? value) => Compare(function, " = ", value);

    /// <summary>SOQL <c>=</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator ==(DateOnly? value, DateFunction function) => function == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator !=(DateFunction function, DateOnly? value) => Compare(function, " != ", value);

    /// <summary>SOQL <c>!=</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator !=(DateOnly? value, DateFunction function) => function != value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(DateFunction function, DateOnly? value) => Compare(function, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(DateOnly? value, DateFunction function) => function > value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(DateFunction function, DateOnly? value) => Compare(function, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(DateOnly? value, DateFunction function) => function < value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(DateFunction function, DateOnly? value) => Compare(function, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(DateOnly? value, DateFunction function) => function >= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(DateFunction function, DateOnly? value) => Compare(function, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the function can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(DateOnly? value, DateFunction function) => function <= value;

    DateOnly? IField<DateOnly?, GroupOnly>.Read(AggregateValue value) => value.Date;

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Condition Equals(DateOnly? value) => this == value;

    private static PathComparison<DateOnly> Compare(DateFunction function, string op, DateOnly? value) =>
        new(function._soql, op, ComparedValue.RequireValue(function._soql, op, value));
}
