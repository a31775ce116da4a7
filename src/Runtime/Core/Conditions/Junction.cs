using System.Runtime.CompilerServices;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>Two conditions joined by AND or OR.</summary>
internal sealed class Junction(Condition left, string word, Condition right) : Condition
{
    /// <summary>Joins what must both hold.</summary>
    public const string And = " AND ";

    /// <summary>Joins what must hold one or the other.</summary>
    public const string Or = " OR ";

    private const int DeepestDescent = 16;

    /// <summary><see cref="And"/> or <see cref="Or"/>.</summary>
    public string Word => word;

    internal override bool HasJoin { get; } = left.HasJoin || right.HasJoin;

    // How many junctions stand one inside the other on the deeper side.
    private int Depth { get; } = 1 + Math.Max((left as Junction)?.Depth ?? 0, (right as Junction)?.Depth ?? 0);

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
        if (Depth <= DeepestDescent)
        {
            WriteSide(Left, ref writer);
            writer.Write(Word);
            WriteSide(Right, ref writer);
            return;
        }
        var separator = "";
        foreach (var term in Terms())
        {
            writer.Write(separator);
            WritePart(term, ref writer);
            separator = Word;
        }
    }

    // What one would write by hand is descended into, which costs no list of its terms.
    private void WriteSide(Condition side, ref SoqlWriter writer)
    {
        if (side is Junction junction && junction.Word == Word)
            junction.Write(ref writer);
        else
            WritePart(side, ref writer);
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
