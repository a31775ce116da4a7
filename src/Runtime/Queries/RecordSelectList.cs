using Salesforce.Typed.Conditions;
using Salesforce.Typed.Wire;

namespace Salesforce.Typed.Queries;

/// <summary>Every field of the snapshot that a query can bring, and the child relationships that were asked for.</summary>
internal sealed class RecordSelectList(SObjectInfo info, ChildShapes children) : ISelectList
{
    private ReadPlan? _plan;

    public ReadPlan Plan => _plan ??= PlanBuilder.Build(info, info.DefaultFields, Subqueries(children));

    public void Write(ref SoqlWriter writer, QueryParts parts) => ChildSelection.WriteList(ref writer, info.DefaultFields, Subqueries(children), children);

    private static ChildSelection[] Subqueries(ChildShapes shapes) =>
        [.. shapes.All.Select(s => new ChildSelection(s.Relationship, s.Child.DefaultFields, Subqueries(s.Children)))];
}
