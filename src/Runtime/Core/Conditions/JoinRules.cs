using System.Runtime.CompilerServices;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>
/// The rules for semi-joins and anti-joins that types cannot hold (SOQL Reference, Considerations for Semi-Join and Anti-Join Queries).
/// </summary>
internal static class JoinRules
{
    private const int MostJoins = 2;

    private static readonly HashSet<string> NotJoined = new(StringComparer.OrdinalIgnoreCase)
    {
        "ActivityHistory", "Attachment", "ContentDocumentLink", "Event", "EventAttendee", "Note", "OpenActivity", "TagDefinition", "Task",
    };

    /// <summary>Complains of a condition that SOQL would refuse.</summary>
    public static void Check(Condition where, SObjectInfo from)
    {
        var joins = 0;
        Check(where, from, isAlone: true, ref joins);
        if (joins > MostJoins)
            throw new InvalidOperationException($"A WHERE takes {MostJoins} semi-joins or anti-joins at most; this one has {joins}. Run "
                + $"one of them first and use In with its ids.");
    }

    private static void Check(Condition condition, SObjectInfo from, bool isAlone, ref int joins)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (condition)
        {
            case Junction junction when junction.HasJoin:
                foreach (var term in junction.Terms())
                    Check(term, from, isAlone && junction.Word == Junction.And, ref joins);
                break;
            case Negation { HasJoin: true } negation:
                Check(negation.Inner, from, isAlone: false, ref joins);
                break;
            case JoinCondition join:
                joins++;
                Check(join, from, isAlone);
                break;
        }
    }

    private static void Check(JoinCondition join, SObjectInfo from, bool isAlone)
    {
        if (!isAlone)
            throw new InvalidOperationException("A semi-join or anti-join cannot stand under OR or NOT. Use None instead of !Any, or run "
                + "it first and use In with its ids.");
        if (join.Path.Contains('.', StringComparison.Ordinal))
            throw new InvalidOperationException(
                $"A semi-join or anti-join starts from a field of {from.Name} itself; '{join.Path}' is a parent's.");
        if (string.Equals(join.Query.From.Name, from.Name, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"A semi-join or anti-join cannot query {from.Name}, the object that it filters. For a "
                + $"self relation, use the path to the parent.");
        if (NotJoined.Contains(join.Query.From.Name))
            throw new InvalidOperationException(
                $"SOQL takes no semi-join or anti-join from {join.Query.From.Name}. Run that query first and use In with its ids.");
        if (join.Query.Where is { HasJoin: true })
            throw new InvalidOperationException(
                "A semi-join or anti-join cannot stand inside another. Run the inner one first and use In with its ids.");
        if (join.Query.IsOrderedOrLimited)
        {
            throw new InvalidOperationException(
                "The query of a semi-join or anti-join takes no groups, no order and no limit. Run it first and use In with its ids.");
        }
        if (!join.Query.SelectsOwnField)
        {
            throw new InvalidOperationException(
                $"The query of a semi-join or anti-join selects one id or reference of {join.Query.From.Name} itself, and nothing else.");
        }
    }
}
