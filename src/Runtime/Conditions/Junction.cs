using System.Runtime.CompilerServices;

namespace Salesforce.Typed.Conditions;

/// <summary>Two conditions joined by AND or OR.</summary>
internal sealed class Junction(Condition left, string word, Condition right) : Condition
{
    /// <summary>Joins what must both hold.</summary>
    public const string And = " AND ";

    /// <summary>Joins what must hold one or the other.</summary>
    public const string Or = " OR ";

    /// <summary><see cref="And"/> or <see cref="Or"/>.</summary>
    public string Word => word;

    internal override bool HasJoin { get; } = left.HasJoin || right.HasJoin;

    private Condition Left => left;

    private Condition Right => right;

    /// <summary>
    /// What is joined by the one word. A condition that a loop built is a chain of thousands on one side: it is walked, not descended into.
    /// </summary>
    public List<Condition> Terms()
    {
        var terms = new List<Condition>();
        var open = new Stack<Condition>([this]);
        while (open.TryPop(out var next))
        {
            if (next is not Junction junction || junction.Word != Word)
            {
                terms.Add(next);
                continue;
            }
            open.Push(junction.Right);
            open.Push(junction.Left);
        }
        return terms;
    }

    /// <summary>
    /// Writes a chain of one word without parentheses, and parentheses around a part that is joined by the other: SOQL refuses AND and OR
    /// side by side.
    /// </summary>
    internal override void Write(ref SoqlWriter writer)
    {
        var separator = "";
        foreach (var term in Terms())
        {
            writer.Write(separator);
            WritePart(term, ref writer);
            separator = Word;
        }
    }


    private void WritePart(Condition part, ref SoqlWriter writer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var parenthesized = part is Junction inner && inner.Word != Word;
        if (parenthesized)
            writer.Write('(');
        part.Write(ref writer);
        if (parenthesized)
            writer.Write(')');
    }
}
