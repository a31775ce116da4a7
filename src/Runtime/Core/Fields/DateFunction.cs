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
    public static Condition operator ==(DateFunction function, DateOnly value) => new PathComparison<DateOnly>(function._soql, " = ", value);

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(DateFunction function, DateOnly value) => new PathComparison<DateOnly>(function._soql, " != ", value);

    /// <summary>SOQL <c>&lt;</c>.</summary>
    public static Condition operator <(DateFunction function, DateOnly value) => new PathComparison<DateOnly>(function._soql, " < ", value);

    /// <summary>SOQL <c>&gt;</c>.</summary>
    public static Condition operator >(DateFunction function, DateOnly value) => new PathComparison<DateOnly>(function._soql, " > ", value);

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    public static Condition operator <=(DateFunction function, DateOnly value) => new PathComparison<DateOnly>(function._soql, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    public static Condition operator >=(DateFunction function, DateOnly value) => new PathComparison<DateOnly>(function._soql, " >= ", value);

    DateOnly? IField<DateOnly?, GroupOnly>.Read(AggregateValue value) => value.Date;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
