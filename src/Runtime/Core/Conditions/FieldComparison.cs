using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>A field compared with a value.</summary>
internal sealed class FieldComparison<TValue>(FieldPath at, string name, string op, TValue value) : Condition
{
    private readonly TValue _value = ComparedValue.Require(at, name, op, value);

    internal override void Write(ref SoqlWriter writer)
    {
        at.Write(ref writer, name);
        writer.Write(op);
        SoqlLiterals.Write(ref writer, _value);
    }
}
