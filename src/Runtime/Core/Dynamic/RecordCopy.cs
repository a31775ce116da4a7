using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Core.Dynamic;

/// <summary>Copies a record into one of another table of the same object: of generated code, or of a definition.</summary>
internal static class RecordCopy
{
    /// <summary>The copy, with the same values, and the same of them set.</summary>
    /// <param name="source">The record.</param>
    /// <param name="info">The table. Loaded fields that it does not have are left out.</param>
    /// <exception cref="InvalidOperationException">
    /// It is of another object, lacks a field that is set, or has a field in another type.
    /// </exception>
    public static SObject To(SObject source, SObjectInfo info)
    {
        var from = source.Layout;
        if (ReferenceEquals(from.Info, info))
            return source;
        if (from.Info.Name != info.Name)
            throw new InvalidOperationException($"A record of {from.Info.Name} is not one of {info.Name}.");
        if (from.IsAwaited)
            throw new InvalidOperationException($"This {info.Name} represents one that a unit of work is yet to bring. Send the unit "
                + "first.");
        var pairs = from.Fields.Select(f => (From: f, To: Counterpart(source, f, info)!)).Where(p => p.To is not null).ToList();
        var start = from.IsFromEvent ? info.FromEvent : from.IsFromOrg ? info.FromOrg : info.FromCode;
        var layout = pairs.Aggregate(start, static (layout, pair) => layout.With(pair.To));
        var objects = new object?[layout.Objects];
        var words = new ulong[layout.Words];
        foreach (var (field, target) in pairs)
        {
            var (slot, place) = (from.SlotOf(field.Index), layout.SlotOf(target.Index));
            if (field.Words == 0)
                objects[place] = Convert(source.Objects[slot], target);
            else
                source.Words.AsSpan(slot, field.Words).CopyTo(words.AsSpan(place));
        }
        var copy = info.Make(from.IsFromOrg ? RecordOrigin.FromOrg : RecordOrigin.FromCode);
        copy.Load(source.IsKeyed ? layout.Keyed : layout, objects, words);
        copy.MarkAsSet(pairs.Where(p => source.IsChanged(p.From)).Select(p => p.To.Name));
        return copy;
    }

    private static FieldInfo? Counterpart(SObject source, FieldInfo field, SObjectInfo info)
    {
        // A column that is a function of a field belongs to its query.
        if (field.Soql is not null)
            return null;
        if (info.Find(field.Name) is { } found)
        {
            return found.Kind == field.Kind
                ? found
                : throw new InvalidOperationException($"{field} is {field.Kind} in one table of the object and {found.Kind} in the other, "
                    + "so its value cannot be copied. Update the snapshot.");
        }
        return source.IsChanged(field)
            ? throw new InvalidOperationException($"{field} is set, and the other table of {info.Name} does not have the field, so what "
                + "was set would be lost.")
            : null;
    }

    private static object? Convert(object? value, FieldInfo target) => value switch
    {
        SObject parent when target.Target is { } info => To(parent, info),
        PolymorphicParent parent => parent.Record is { } record && target.Owner.FindRelated(record.Layout.Info.Name) is { } info
            ? parent with { Record = To(record, info) }
            : parent with { Record = null },
        IChildList { IsComplete: false } =>
            throw new InvalidOperationException($"Not all records of {target} are loaded: call LoadAllAsync on the list first."),
        IChildList children when target.Target is { } info =>
            info.MakeChildren([.. children.Rows.Select(row => To(row, info))], children.Rows.Count, null),
        _ => value,
    };
}
