using System.Diagnostics.CodeAnalysis;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed;

/// <summary>
/// What a WHERE says. Operators of fields make conditions; <c>&amp;&amp;</c>, <c>||</c> and <c>!</c> join them. A condition is immutable and may be
/// kept, shared and combined in a loop; a null operand adds nothing, so optional conditions read <c>flag ? condition : null</c>.
/// </summary>
public abstract class Condition
{
    private protected Condition()
    {
    }

    /// <summary>Both conditions; of a null and a condition the condition.</summary>
    [return: NotNullIfNotNull(nameof(left)), NotNullIfNotNull(nameof(right))]
    public static Condition? operator &(Condition? left, Condition? right) =>
        left is null ? right : right is null ? left : new Junction(left, Junction.And, right);

    /// <summary>Either condition; of a null and a condition the condition.</summary>
    [return: NotNullIfNotNull(nameof(left)), NotNullIfNotNull(nameof(right))]
    public static Condition? operator |(Condition? left, Condition? right) =>
        left is null ? right : right is null ? left : new Junction(left, Junction.Or, right);

    /// <summary>The opposite of a condition; nothing of nothing.</summary>
    [return: NotNullIfNotNull(nameof(condition))]
    public static Condition? operator !(Condition? condition) => condition is null ? null : new Negation(condition);

    /// <summary>False always, so that <c>||</c> evaluates both sides: what holds is for the org to say.</summary>
    public static bool operator true(Condition? condition) => false;

    /// <summary>False always, so that <c>&amp;&amp;</c> evaluates both sides: what holds is for the org to say.</summary>
    public static bool operator false(Condition? condition) => false;

    /// <summary>Refused: a condition has no value here.</summary>
    [Obsolete(
        "A condition is SOQL that the org evaluates: it has no value here. Join conditions with &&, || and !; for an optional one use `flag ? condition : null`.",
        error: true,
        DiagnosticId = "SFT2004",
        UrlFormat = Rules.Url)]
    public static implicit operator bool(Condition? condition) => throw new NotSupportedException("A condition has no value here.");

    /// <summary>The condition as SOQL.</summary>
    public override string ToString()
    {
        var writer = new SoqlWriter(stackalloc char[256]);
        Write(ref writer);
        return writer.Finish();
    }

    /// <summary>Whether a semi-join or anti-join is in it: those have rules of their own.</summary>
    internal virtual bool HasJoin => false;

    /// <summary>Writes the condition as it stands alone, without parentheses around it unless it needs them everywhere.</summary>
    internal abstract void Write(ref SoqlWriter writer);

    /// <summary>A field compared with a value.</summary>
    internal static Condition Compare<TValue>(FieldPath at, string name, string op, TValue value) => new FieldComparison<TValue>(at, name, op, value);
}
