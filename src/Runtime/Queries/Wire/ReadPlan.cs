using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// The members of a row in the order in which the org will send them, which is the order of the SELECT list, and where each value
/// goes. A row that has other members, or has them in another order, is still read; it only takes longer.
/// </summary>
internal sealed class ReadPlan
{
    private ReadPlan(RowLayout layout, ReadStep[] steps)
    {
        Layout = layout;
        Steps = steps;
        IsPredictable = PredictedRow.CanRead(steps);
    }

    /// <summary>The layout of the rows.</summary>
    public RowLayout Layout { get; }

    /// <summary>The expected members, in their order.</summary>
    public ReadStep[] Steps { get; }

    /// <summary>Whether a row can be read by comparing it with what is expected, byte by byte.</summary>
    public bool IsPredictable { get; }

    /// <summary>The object.</summary>
    public SObjectInfo Info => Layout.Info;

    /// <summary>
    /// The plan that expects nothing: for rows whose SELECT list this code did not write. Where nobody says that they come from the org, a
    /// row and each parent and child in it is made by hand unless it has <c>attributes</c>.
    /// </summary>
    public static ReadPlan Unknown(SObjectInfo info, bool isFromOrg = true) => new(isFromOrg ? info.FromOrg : info.FromCode, []);

    /// <summary>The plan for these fields and relationships.</summary>
    public static ReadPlan For(SObjectInfo info, IEnumerable<(FieldInfo Field, ReadPlan? Nested)> members)
    {
        var layout = info.FromOrg;
        var steps = new List<ReadStep>();
        foreach (var (field, nested) in members)
        {
            layout = layout.With(field);
            steps.Add(new ReadStep(field, layout.SlotOf(field.Index), nested));
        }
        return new ReadPlan(layout, [.. steps]);
    }

    /// <summary>The plan for rows like this one: what a query by hand learns from its first row.</summary>
    public static ReadPlan Like(SObject row) => For(row.Layout.Info, row.Layout.Fields.Select(f => (f, Nested(row, f))));

    private static ReadPlan? Nested(SObject row, FieldInfo field) => field.Kind switch
    {
        FieldKind.Parent when row.Objects[row.Layout.SlotOf(field.Index)] is SObject parent => Like(parent),
        FieldKind.Parent or FieldKind.Children when field.Target is { } target => Unknown(target),
        _ => null,
    };
}
