using System.Text.Json;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// Reads a row into a record. Every method answers false when the buffer ends inside the value; the caller then tries again from the
/// row's start with more bytes, so a record is whole or is not there.
/// </summary>
internal static class RowReader
{
    /// <summary>Reads the object that the reader is at.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, ReadPlan plan, RowContext context, out SObject row)
    {
        var layout = plan.Layout;
        var steps = plan.Steps;
        var objects = layout.Objects == 0 ? [] : new object?[layout.Objects];
        var words = layout.Words == 0 ? [] : new ulong[layout.Words];
        row = layout.Info.Make(RecordOrigin.FromOrg);
        var expected = 0;
        List<string>? changed = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                row.Load(layout, objects, words);
                if (!layout.IsFromOrg)
                    row.MarkAsSet();
                else if (changed is not null)
                    row.MarkAsSet(changed);
                return true;
            }
            if (expected < steps.Length && steps[expected].IsNamed(reader.ValueSpan))
            {
                ref readonly var step = ref steps[expected++];
                if (!reader.Read() || !ValueReader.TryRead(ref reader, step, objects, words, context))
                    return false;
                continue;
            }
            // The first member of every row is "attributes"; a row of a known query has nothing else that is not expected.
            var isAttributes = reader.ValueTextEquals("attributes"u8);
            if (isAttributes || !TryFindMember(ref reader, plan, ref expected, ref layout, ref objects, ref words, out var found))
            {
                if (isAttributes && !plan.Layout.IsFromOrg)
                {
                    if (!RecordAttributes.TryRead(ref reader, layout.Info, out var isFromOrg, out changed))
                        return false;
                    if (isFromOrg)
                        layout = layout.OfOrg();
                }
                else if (!reader.Read() || !reader.TrySkip())
                    return false;
                continue;
            }
            if (!reader.Read() || !ValueReader.TryRead(ref reader, found, objects, words, context))
                return false;
        }
        return false;
    }

    // A member that is not the next one: somewhere else in the plan, or in the object though the plan did not expect it.
    private static bool TryFindMember(
        ref Utf8JsonReader reader, ReadPlan plan, ref int expected, ref RowLayout layout, ref object?[] objects, ref ulong[] words,
        out ReadStep found)
    {
        var steps = plan.Steps;
        for (var i = 0; i < steps.Length; i++)
        {
            if (reader.ValueTextEquals(steps[i].Field.Utf8Name))
            {
                expected = i + 1;
                found = steps[i];
                return true;
            }
        }
        found = default;
        if (layout.Info.Find(reader.GetString()!) is not { } field)
            return false;
        if (layout.SlotOf(field.Index) < 0)
        {
            layout = layout.With(field);
            Array.Resize(ref objects, layout.Objects);
            Array.Resize(ref words, layout.Words);
        }
        var nested = field.Kind is FieldKind.Parent or FieldKind.Children && field.Target is { } target
            ? ReadPlan.Unknown(target, plan.Layout.IsFromOrg)
            : null;
        found = new ReadStep(field, layout.SlotOf(field.Index), nested);
        return true;
    }
}
