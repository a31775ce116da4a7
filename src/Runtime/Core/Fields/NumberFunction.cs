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
    public static Condition operator ==(NumberFunction function, int value) => new PathComparison<int>(function._soql, " = ", value);

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(NumberFunction function, int value) => new PathComparison<int>(function._soql, " != ", value);

    /// <summary>SOQL <c>&lt;</c>.</summary>
    public static Condition operator <(NumberFunction function, int value) => new PathComparison<int>(function._soql, " < ", value);

    /// <summary>SOQL <c>&gt;</c>.</summary>
    public static Condition operator >(NumberFunction function, int value) => new PathComparison<int>(function._soql, " > ", value);

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    public static Condition operator <=(NumberFunction function, int value) => new PathComparison<int>(function._soql, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    public static Condition operator >=(NumberFunction function, int value) => new PathComparison<int>(function._soql, " >= ", value);

    int? IField<int?, GroupOnly>.Read(AggregateValue value) => value.Int;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
