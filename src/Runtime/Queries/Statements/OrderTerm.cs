using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>One key of an order, after the keys before it.</summary>
internal sealed record OrderTerm(OrderTerm? Before, string Path, bool Descending, Nulls? Nulls)
{
    public void Write(ref SoqlWriter writer)
    {
        if (Before is not null)
        {
            Before.Write(ref writer);
            writer.Write(", ");
        }
        writer.Write(Path);
        if (Descending)
            writer.Write(" DESC");
        if (Nulls is { } nulls)
            writer.Write(nulls == Salesforce.Typed.Nulls.First ? " NULLS FIRST" : " NULLS LAST");
    }
}
