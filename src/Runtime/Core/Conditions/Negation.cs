using System.Runtime.CompilerServices;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>The opposite of a condition. It has its parentheses always: SOQL refuses a NOT that is mixed without them.</summary>
internal sealed class Negation(Condition condition) : Condition
{
    public Condition Inner => condition;

    internal override bool HasJoin { get; } = condition.HasJoin;

    internal override void Write(ref SoqlWriter writer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        writer.Write("(NOT ");
        if (condition is Junction)
        {
            writer.Write('(');
            condition.Write(ref writer);
            writer.Write(')');
        }
        else
            condition.Write(ref writer);
        writer.Write(')');
    }
}
