using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>A text compared with a pattern. What the caller means literally is escaped, what he means as a pattern is kept.</summary>
internal sealed class LikeCondition(FieldPath at, string name, string before, string text, string after, bool isPattern) : Condition
{
    internal override void Write(ref SoqlWriter writer)
    {
        SoqlWriter.DemandLength(before.Length + text.Length + after.Length);
        at.Write(ref writer, name);
        writer.Write(" LIKE '");
        writer.Write(before);
        if (isPattern)
            writer.WriteLikePattern(text);
        else
            writer.WriteLikeLiteral(text);
        writer.Write(after);
        writer.Write('\'');
    }
}
