using System.Reflection;
using System.Reflection.Emit;

namespace Salesforce.Typed.Cli.Permissions.Il;

/// <summary>The instructions by their bytes, and what they do to the stack.</summary>
internal static class IlOpCodes
{
    private static readonly Dictionary<int, OpCode> ByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value & 0xFFFF);

    /// <summary>The instruction of that value; two-byte instructions begin with FE.</summary>
    public static OpCode Of(int value) => ByValue[value];

    /// <summary>How many values it takes; -1 where its operand says so.</summary>
    public static int Pops(OpCode code) => code.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Varpop => -1,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8
            or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8
            or StackBehaviour.Popref_popi_popref or StackBehaviour.Popref_popi_pop1 => 3,
        _ => 2,
    };

    /// <summary>How many values it gives; -1 where its operand says so.</summary>
    public static int Pushes(OpCode code) => code.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => -1,
        _ => 1,
    };
}
