namespace Salesforce.Typed.Core.Conditions;

/// <summary>A field compared with a list of values.</summary>
internal sealed class ListCondition<TValue>(string path, string op, TValue[] values) : Condition, ISplittable
{
    private List<TValue[]>? _sets;

    public bool CanSplit => op == ListableFields.InOperator;

    public int SetCount => Sets.Count;

    private List<TValue[]> Sets => _sets ??= EqualValues.Of(values);

    public int Length() => ToString().Length;

    public Condition Take(int first, int room, out int taken)
    {
        var length = path.Length + op.Length + "()".Length;
        taken = 0;
        while (first + taken < Sets.Count)
        {
            length += Sets[first + taken].Sum(v => LengthOf(v) + ", ".Length);
            if (length > room)
                break;
            taken++;
        }
        return new ListCondition<TValue>(path, op, [.. Sets.Skip(first).Take(taken).SelectMany(s => s)]);
    }

    internal override void Write(ref SoqlWriter writer)
    {
        // SOQL has no empty list. No value is in it and every value is outside.
        if (values.Length == 0)
        {
            ConstantCondition.Write(ref writer, isAll: !CanSplit);
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

    private static int LengthOf(TValue value)
    {
        var writer = new SoqlWriter(stackalloc char[64]);
        SoqlLiterals.Write(ref writer, value);
        return writer.Finish().Length;
    }
}
