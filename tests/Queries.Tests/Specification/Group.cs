using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A group of rows: its keys, those of them that this row of the answer is grouped by, and aggregates. On a subtotal the other keys are
/// null.
/// </summary>
internal sealed class Group(
    World world, FromClause from, IReadOnlyList<Record> rows, IReadOnlyList<FieldExpression> keys, IReadOnlyList<bool> isKept) : RowContext
{
    public override (object? Value, FieldDescribe? Field) Read(FieldExpression expression)
    {
        if (expression is AggregateCall call)
            return Aggregate(call);
        if (expression is FunctionCall { Function: SoqlFunction.Grouping } grouping)
            return (isKept[IndexOf(grouping.Argument)] ? 0m : 1m, null);
        return isKept[IndexOf(expression)] ? new SingleRow(world, from, rows[0]).Read(expression) : (null, FieldOf(expression));
    }

    private int IndexOf(FieldExpression key) => keys.Select((k, i) => (k, i)).First(k => k.k.Equals(key)).i;

    private FieldDescribe? FieldOf(FieldExpression expression) =>
        expression is FieldPath path ? SingleRow.Field(world, world.Schema.Find(from.Main.Name.Text)!, SingleRow.Steps(from, path)) : null;

    private (object? Value, FieldDescribe? Field) Aggregate(AggregateCall call)
    {
        if (call.Argument is not { } argument)
            return ((decimal)rows.Count, null);
        var values = rows.Select(r => new SingleRow(world, from, r).Read(argument).Value).OfType<object>().ToList();
        var field = FieldOf(argument);
        return call.Function switch
        {
            AggregateFunction.Count => ((decimal)values.Count, null),
            AggregateFunction.CountDistinct =>
                ((decimal)values.Where((v, i) => !values.Take(i).Any(w => Values.Order(w, v, field) == 0)).Count(), null),
            AggregateFunction.Sum => (values.Count == 0 ? null : values.Cast<decimal>().Sum(), null),
            AggregateFunction.Avg => (values.Count == 0 ? null : values.Cast<decimal>().Sum() / values.Count, null),
            AggregateFunction.Min => (values.Order(Comparer(field)).FirstOrDefault(), field),
            _ => (values.OrderDescending(Comparer(field)).FirstOrDefault(), field),
        };
    }

    private static IComparer<object> Comparer(FieldDescribe? field) => Comparer<object>.Create((a, b) => SortOrder.Compare(a, b, field));
}
