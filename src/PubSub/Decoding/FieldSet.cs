using System.Numerics;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>Some fields of an event: those that changed, or those that its record holds.</summary>
internal sealed class FieldSet(EventPlan plan, ulong[] mask)
{
    private string[]? _names;
    private RowLayout? _layout;
    private int[] _objects = [];
    private (int From, int Words)[] _words = [];

    /// <summary>The leaves, as bits.</summary>
    public ulong[] Mask { get; } = mask;

    /// <summary>The names that the record has for them.</summary>
    public IReadOnlyList<string> Names => _names ??= FindNames();

    /// <summary>Whether the leaf is one of them, or a part of it is.</summary>
    public bool Contains(int leaf)
    {
        if (IsSet(leaf))
            return true;
        var parts = plan.Leaves[leaf];
        for (var i = 0; i < parts.Parts; i++)
        {
            if (IsSet(parts.FirstPart + i))
                return true;
        }
        return false;
    }

    /// <summary>Makes a record that holds these fields, with the values that were read.</summary>
    public SObject MakeRecord(object?[] objects, ulong[] words)
    {
        var layout = _layout ?? FindLayout();
        var (ownObjects, ownWords) =
            (layout.Objects == 0 ? [] : new object?[layout.Objects], layout.Words == 0 ? [] : new ulong[layout.Words]);
        for (var i = 0; i < _objects.Length; i++)
            ownObjects[i] = objects[_objects[i]];
        var at = 0;
        foreach (var (from, count) in _words)
        {
            ownWords[at++] = words[from];
            if (count == 2)
                ownWords[at++] = words[from + 1];
        }
        var record = plan.Info.Make(RecordOrigin.FromOrg);
        record.Load(layout, ownObjects, ownWords);
        return record;
    }

    private bool IsSet(int leaf) => (Mask[leaf >> 6] & (1UL << (leaf & 63))) != 0;

    private RowLayout FindLayout()
    {
        var layout = plan.Info.FromEvent;
        var objects = new List<int>();
        var words = new List<(int, int)>();
        foreach (var leaf in Leaves())
        {
            if (plan.Leaves[leaf] is not { Field: { } field, HoldsValue: true } from || layout.SlotOf(field.Index) >= 0)
                continue;
            layout = layout.With(field);
            if (field.Words == 0)
                objects.Add(from.Slot);
            else
                words.Add((from.Slot, field.Words));
        }
        _objects = [.. objects];
        _words = [.. words];
        return _layout = layout;
    }

    // A compound that changed as a whole has all its parts here; their names say it.
    private string[] FindNames() =>
        [.. Leaves().Select(leaf => plan.Leaves[leaf]).Where(leaf => leaf.Parts == 0 || leaf.HoldsValue).Select(leaf => leaf.ShownName)];

    private IEnumerable<int> Leaves()
    {
        for (var word = 0; word < Mask.Length; word++)
        {
            for (var bits = Mask[word]; bits != 0; bits &= bits - 1)
                yield return (word << 6) + BitOperations.TrailingZeroCount(bits);
        }
    }
}
