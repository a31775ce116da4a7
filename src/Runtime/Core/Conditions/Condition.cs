using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed;

/// <summary>
/// What a WHERE says. Operators of fields make conditions; <c>&amp;&amp;</c>, <c>||</c> and <c>!</c> join them. A condition is immutable
/// and may be kept, shared and combined in a loop; a null operand adds nothing, so optional conditions read <c>flag ? condition : null</c>.
/// A condition that is null as a whole is refused where it is used: <c>?? Condition.All</c> says that every record is meant.
/// </summary>
public abstract class Condition
{
    private protected Condition()
    {
    }

    /// <summary>
    /// Every record. It adds nothing to <c>&amp;&amp;</c> and takes the place of all of <c>||</c>; alone it needs no WHERE.
    /// </summary>
    public static Condition All { get; } = new ConstantCondition(isAll: true);

    /// <summary>No record: <c>Id = null</c>. It adds nothing to <c>||</c> and takes the place of all of <c>&amp;&amp;</c>.</summary>
    public static Condition None { get; } = new ConstantCondition(isAll: false);

    /// <summary>Both conditions; of a null and a condition the condition.</summary>
    [return: NotNullIfNotNull(nameof(left)), NotNullIfNotNull(nameof(right))]
    public static Condition? operator &(Condition? left, Condition? right) => (left, right) switch
    {
        (null, _) or (ConstantCondition { IsAll: true }, not null) => right,
        (_, null or ConstantCondition { IsAll: true }) => left,
        (ConstantCondition, _) or (_, ConstantCondition) => None,
        _ => new Junction(left, Junction.And, right),
    };

    /// <summary>Either condition; of a null and a condition the condition.</summary>
    [return: NotNullIfNotNull(nameof(left)), NotNullIfNotNull(nameof(right))]
    public static Condition? operator |(Condition? left, Condition? right) => (left, right) switch
    {
        (null, _) or (ConstantCondition { IsAll: false }, not null) => right,
        (_, null or ConstantCondition { IsAll: false }) => left,
        (ConstantCondition, _) or (_, ConstantCondition) => All,
        _ => new Junction(left, Junction.Or, right),
    };

    /// <summary>The opposite of a condition; nothing of nothing.</summary>
    [return: NotNullIfNotNull(nameof(condition))]
    public static Condition? operator !(Condition? condition) => condition switch
    {
        null => null,
        ConstantCondition constant => constant.IsAll ? None : All,
        _ => new Negation(condition),
    };

    /// <summary>False always, so that <c>||</c> evaluates both sides: what holds is for the org to say.</summary>
    public static bool operator true(Condition? condition) => false;

    /// <summary>False always, so that <c>&amp;&amp;</c> evaluates both sides: what holds is for the org to say.</summary>
    public static bool operator false(Condition? condition) => false;

    /// <summary>Refused: a condition has no value here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.ConditionAsBool, error: true, DiagnosticId = "SFT2004", UrlFormat = Rules.Url)]
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
    internal static Condition Compare<TValue>(FieldPath at, string name, string op, TValue value) =>
        new FieldComparison<TValue>(at, name, op, value);
}
