namespace Salesforce.Typed.Conditions;

/// <summary>A field compared with a list of values.</summary>
internal sealed class ListCondition<V>(string path, string op, V[] values) : Condition
{
    internal override void Write(ref SoqlWriter writer)
    {
        // SOQL has no empty list. No value is in it and every value is outside: conditions on Id say that, for Id is never null.
        if (values.Length == 0)
        {
            writer.Write(op == " IN " ? "Id = null" : "Id != null");
            return;
        }
        writer.Write(path);
        writer.Write(op);
        writer.Write('(');
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            SoqlLiterals.Write(ref writer, values[i]);
        }
        writer.Write(')');
    }
}
