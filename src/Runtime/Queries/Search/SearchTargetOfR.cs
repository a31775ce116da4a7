using Salesforce.Typed.Queries.Search;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Search;

/// <summary>An object that a search by parameters returns, with rows of a type.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public sealed class SearchTarget<TRow> : SearchTarget
{
    internal SearchTarget(SoqlRows<TRow> rows)
        : base(rows.Parts.From.Name, Split(SearchItem.Fields(rows.Parts)))
    {
        Rows = rows;
        Where = Text(rows.Parts.Where);
        OrderBy = Text(rows.Parts.Order);
        Limit = rows.Parts.Limit;
    }

    internal SoqlRows<TRow> Rows { get; }

    internal QueryParts Parts => Rows.Parts;

    // At the commas that are in no parentheses: DISTANCE has some of its own.
    private static List<string> Split(string list)
    {
        var fields = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                fields.Add(list[start..i].Trim());
                start = i + 1;
            }
            else if (list[i] is '(' or ')')
                depth += list[i] == '(' ? 1 : -1;
        }
        return fields;
    }
}
