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
    /// What is joined by the one word. A condition that a loop built is a chain of thousands on the left: it is walked, not descended into.
    /// </summary>
    public Stack<Condition> Terms()
    {
        var terms = new Stack<Condition>();
        Condition first = this;
        while (first is Junction junction && junction.Word == Word)
        {
            terms.Push(junction.Right);
            first = junction.Left;
        }
        terms.Push(first);
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
