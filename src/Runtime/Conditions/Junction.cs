using System.Runtime.CompilerServices;

namespace Salesforce.Typed.Conditions;

/// <summary>Two conditions joined by AND or OR.</summary>
internal sealed class Junction(Condition left, string word, Condition right) : Condition
{
    /// <summary>Joins what must both hold.</summary>
    public const string And = " AND ";

    /// <summary>Joins what must hold one or the other.</summary>
    public const string Or = " OR ";

    private Condition Left => left;

    private Condition Right => right;

    private string Word => word;

    /// <summary>
    /// Writes a chain of one word without parentheses, and parentheses around a part that is joined by the other: SOQL refuses AND and OR
    /// side by side.
    /// </summary>
    internal override void Write(ref SoqlWriter writer)
    {
        // A condition that a loop built is a chain of thousands on the left: it is walked, not descended into.
        var chain = new Stack<Condition>();
        Condition first = this;
        while (first is Junction junction && junction.Word == Word)
        {
            chain.Push(junction.Right);
            first = junction.Left;
        }
        WritePart(first, ref writer);
        while (chain.TryPop(out var next))
        {
            writer.Write(Word);
            WritePart(next, ref writer);
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
