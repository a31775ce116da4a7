using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Queries.Groups;

/// <summary>The GROUP BY and HAVING of a query.</summary>
internal sealed record Grouping(string[] Keys)
{
    public GroupMode Mode { get; init; }

    public Condition? Having { get; init; }

    public void Write(ref SoqlWriter writer)
    {
        if (Keys.Length > 0)
        {
            writer.Write(" GROUP BY ");
            writer.Write(Mode switch
            {
                GroupMode.Rollup => "ROLLUP(",
                GroupMode.Cube => "CUBE(",
                _ => "",
            });
            for (var i = 0; i < Keys.Length; i++)
            {
                if (i > 0)
                    writer.Write(", ");
                writer.Write(Keys[i]);
            }
            if (Mode != GroupMode.Plain)
                writer.Write(')');
        }
        if (Having is null)
            return;
        writer.Write(" HAVING ");
        writer.IsHaving = true;
        Having.Write(ref writer);
        writer.IsHaving = false;
    }
}
