namespace Salesforce.Typed.Core.Conditions;

/// <summary>A function or an aggregate compared with a value.</summary>
internal sealed class PathComparison<V>(string soql, string op, V value) : Condition
{
    internal override void Write(ref SoqlWriter writer)
    {
        writer.Write(soql);
        writer.Write(op);
        SoqlLiterals.Write(ref writer, value);
    }
}
