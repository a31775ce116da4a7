using System.Diagnostics.CodeAnalysis;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>The condition of a clause. Null as a whole is refused: it would keep every record where the caller meant to filter.</summary>
internal static class RequiredCondition
{
    /// <summary>The condition of a clause; null if it is <see cref="Condition.All"/>, which needs no clause.</summary>
    /// <exception cref="ArgumentException">The condition is null.</exception>
    public static Condition? Of(Condition? condition, string method, string sobject)
    {
        Require(condition, method, sobject);
        return condition is ConstantCondition { IsAll: true } ? null : condition;
    }

    /// <summary>Both conditions; null if there is nothing to filter by.</summary>
    /// <exception cref="ArgumentException">The added condition is null.</exception>
    public static Condition? Add(Condition? before, Condition? added, string method, string sobject) => before & Of(added, method, sobject);

    private static void Require([NotNull] Condition? condition, string method, string sobject)
    {
        if (condition is null)
        {
            throw new ArgumentException(
                $"The condition given to {method} for {sobject} is null, which does not say which records are meant. "
                + "Add `?? Condition.All` to keep every record, or `?? Condition.None` to keep none. Null is left out only inside &&, || "
                + "and !.",
                nameof(condition));
        }
    }
}
