using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Policy.Filters;

/// <summary>Joins conditions as the parser would read them: a chain within a chain of the same kind is one chain.</summary>
internal static class Conditions
{
    /// <summary>All of the conditions; null where there are none.</summary>
    public static Condition? And(IEnumerable<Condition> conditions)
    {
        var terms = conditions.SelectMany(c => c is AndCondition and ? and.Terms : new EquatableArray<Condition>([c])).ToArray();
        return terms.Length switch
        {
            0 => null,
            1 => terms[0],
            _ => new AndCondition(new(terms)),
        };
    }

    /// <summary>One of the two conditions.</summary>
    public static Condition Or(Condition left, Condition right) => new OrCondition(new(
        new[] { left, right }.SelectMany(c => c is OrCondition or ? or.Terms : new EquatableArray<Condition>([c]))));
}
