using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>
/// Fields of records, and the child relationships that were asked for, each with every field of the snapshot that a query can
/// bring.
/// </summary>
internal sealed class RecordSelectList(SObjectInfo info, string fields, ChildShapes children) : ISelectList
{
    private ReadPlan? _plan;
    private string? _fieldsInAddress;

    public ReadPlan Plan => _plan ??= PlanBuilder.Build(info, fields, Subqueries(children));

    /// <summary>The fields as the address of a record has them, without blanks.</summary>
    public string FieldsInAddress => _fieldsInAddress ??= fields.Replace(" ", "", StringComparison.Ordinal);

    public SelectedFields Selected => new(fields, Subqueries(children));

    public void Write(ref SoqlWriter writer, QueryParts parts) =>
        ChildSelection.WriteList(ref writer, fields, Subqueries(children), children);

    /// <summary>The subqueries of these shapes.</summary>
    public static ChildSelection[] Subqueries(ChildShapes shapes) =>
        [.. shapes.All.Select(s => new ChildSelection(s.Relationship, s.Fields ?? s.Child.DefaultFields, Subqueries(s.Children)))];
}
