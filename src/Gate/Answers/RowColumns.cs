using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.SoqlSyntax.Footprints;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Gate.Answers;

/// <summary>The columns of a statement's answer, and where the org puts their values.</summary>
internal static class RowColumns
{
    /// <summary>The columns of a query that was allowed.</summary>
    public static IReadOnlyList<RowColumn> Of(QueryDecision decision) => Of((SoqlQuery)decision.Footprint!.Queries[0].Node, decision);

    /// <summary>Whether the rows of a query are groups, and not records.</summary>
    public static bool IsGrouped(SoqlQuery query) =>
        query.GroupBy is not null || query.Select.Items.Any(i => i is SelectExpression { Expression: var e } && HasAggregate(e));

    /// <summary>The columns of an object of a search.</summary>
    public static IReadOnlyList<RowColumn> Of(FootprintQuery item, int index, QueryDecision decision) =>
        [.. ((ReturningItem)item.Node).Fields.Select((f, i) => Column((FieldPath)f.Expression, index, i, decision))];

    private static List<RowColumn> Of(SoqlQuery query, QueryDecision decision)
    {
        var index = IndexOf(query, decision);
        var isGrouped = IsGrouped(query);
        var columns = new List<RowColumn>();
        var unnamed = 0;
        for (var i = 0; i < query.Select.Items.Count; i++)
        {
            switch (query.Select.Items[i])
            {
                case ChildSubquery child:
                    columns.Add(new RowColumn(child.Query.From.Main.Name.Last, [child.Query.From.Main.Name.Last])
                    {
                        Children = Of(child.Query, decision)
                    });
                    break;
                case TypeofItem choice:
                    columns.AddRange(Typeof(choice, index, i, decision));
                    break;
                case SelectExpression { Expression: FieldPath path } item when !isGrouped:
                    columns.Add(Column(path, index, i, decision));
                    break;
                case SelectExpression { Expression: FieldPath path } item:
                    columns.Add(new RowColumn(item.Alias?.Text ?? path.Text, [item.Alias?.Text ?? path.Last]));
                    break;
                case SelectExpression { Expression: FunctionCall call } item when !isGrouped && Innermost(call) is { } inner:
                    columns.Add(new RowColumn(
                        item.Alias?.Text ?? call.ToString(), [.. inner.Names.Take(inner.Names.Count - 1), item.Alias?.Text ?? inner.Last]));
                    break;
                case SelectExpression item:
                    columns.Add(new RowColumn(item.Alias?.Text ?? item.Expression.ToString(), [item.Alias?.Text ?? $"expr{unnamed++}"]));
                    break;
            }
        }
        return columns;
    }

    private static RowColumn Column(FieldPath path, int query, int index, QueryDecision decision) => new(path.Text, [.. path.Names])
    {
        IsMasked = decision.Masks.Any(m => m.Query == query && m.SelectIndex == index),
    };

    private static IEnumerable<RowColumn> Typeof(TypeofItem choice, int query, int index, QueryDecision decision)
    {
        var fields = choice.Branches.SelectMany(b => b.Fields).Concat(choice.Else).DistinctBy(
            f => f.Text, StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            var path = $"{choice.Relationship.Text}.{field.Text}";
            yield return new RowColumn(path, path.Split('.'))
            {
                IsMasked = decision.Masks.Any(
                    m => m.Query == query && m.SelectIndex == index && m.Field.Equals(field.Last, StringComparison.OrdinalIgnoreCase)),
            };
        }
    }

    private static int IndexOf(SoqlQuery query, QueryDecision decision)
    {
        for (var i = 0; i < decision.Footprint!.Queries.Count; i++)
        {
            if (ReferenceEquals(decision.Footprint.Queries[i].Node, query))
                return i;
        }
        throw new InvalidOperationException("A query of the statement is not part of its footprint.");
    }

    private static bool HasAggregate(FieldExpression expression) =>
        expression is AggregateCall || (expression is FunctionCall call && HasAggregate(call.Argument));

    private static FieldPath? Innermost(FieldExpression expression) => expression switch
    {
        FieldPath path => path,
        FunctionCall call => Innermost(call.Argument),
        _ => null,
    };
}
