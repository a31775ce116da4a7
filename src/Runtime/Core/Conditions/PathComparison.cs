namespace Salesforce.Typed.Core.Conditions;

/// <summary>A function or an aggregate compared with a value.</summary>
internal sealed class PathComparison<TValue>(string soql, string op, TValue value) : Condition
{
    private readonly TValue _value = ComparedValue.Require(soql, op, value);

    internal override void Write(ref SoqlWriter writer)
    {
        writer.Write(soql);
        writer.Write(op);
        SoqlLiterals.Write(ref writer, _value);
    }
}
