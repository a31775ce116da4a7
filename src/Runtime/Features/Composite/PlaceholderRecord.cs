using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// Makes a record that represents one that a step is yet to bring: its ids, texts and picklist values are references to that step's answer,
/// and reading anything else of it throws.
/// </summary>
internal static class PlaceholderRecord
{
    /// <summary>The record.</summary>
    /// <param name="plan">What the step asks for.</param>
    /// <param name="at">Where the row is in the step's answer; its field is left out.</param>
    public static SObject Of(ReadPlan plan, StepReference at) => Of(plan, at, prefix: "");

    private static SObject Of(ReadPlan plan, StepReference at, string prefix)
    {
        var steps = plan.Steps.Where(CanStandIn).ToList();
        var layout = steps.Aggregate(
            new RowLayout(plan.Info, fromOrg: true, isAwaited: true), static (layout, step) => layout.With(step.Field));
        var objects = new object?[layout.Objects];
        var words = new ulong[layout.Words];
        foreach (var step in steps)
        {
            var slot = layout.SlotOf(step.Field.Index);
            var reference = at with { Field = prefix + step.Field.Name };
            switch (step.Field.Kind)
            {
                case FieldKind.Id:
                    RowValues.Pack(reference.ToRaw(), words.AsSpan(slot, 2));
                    break;
                case FieldKind.Parent:
                    objects[slot] = Of(step.Nested!, at, reference.Field + ".");
                    break;
                case FieldKind.MultiPicklist:
                    objects[slot] = new[] { ReferenceTexts.Make(reference) };
                    break;
                default:
                    objects[slot] = ReferenceTexts.Make(reference);
                    break;
            }
        }
        var row = plan.Info.Make(RecordOrigin.FromOrg);
        row.Load(layout, objects, words);
        return row;
    }

    private static bool CanStandIn(ReadStep step) => step.Field.Kind switch
    {
        FieldKind.Id or FieldKind.Text or FieldKind.Picklist or FieldKind.MultiPicklist => true,
        FieldKind.Parent => step.Nested is not null,
        _ => false,
    };
}
